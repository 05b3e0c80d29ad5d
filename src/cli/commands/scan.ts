// `trapline scan`, `scan stdin`, `scan staged`, `scan history`, `scan image`: arguments to options, scan, reports, exit code.

import { statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import {
  defaultFailOn,
  defaultInsideLimits,
  defaultOptions,
  type EngineChoice,
  type ImageTarget,
  type ScanOptions,
  type ScanTarget,
} from '../../config/options.ts';
import type { InsideLimits } from '../../model/limits.ts';
import type { ScanReport } from '../../model/report.ts';
import { severities } from '../../model/severity.ts';
import { ToolError } from '../../model/tool-error.ts';
import { type FormatName, formatNames, loadReporter, type ReportOptions } from '../../report/index.ts';
import { assertSomethingScanned, scan } from '../../scan.ts';
import { parseByteSize } from '../byte-size.ts';
import { decideExitCode, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import type { ParsedArgs } from '../parse-args.ts';
import { parseTime } from '../parse-time.ts';
import { createProgressLine } from '../progress.ts';
import { isRange } from '../range-words.ts';

export async function runScan(args: ParsedArgs, io: Io): Promise<ExitCode> {
  const flags = new FlagReader(args.flags);
  const outputs = parseOutputs(flags.list('format'), io.cwd);
  const progress = wantsProgress(flags, io) ? createProgressLine(io.stderr.write, () => performance.now()) : undefined;
  const options = { ...toOptions(args, flags, io), ...(progress ? { onProgress: progress.update } : {}) };
  if (options.target.kind !== 'stdin' && options.target.kind !== 'staged') await io.prepareForThreads?.();
  const report = await scan(options).finally(() => progress?.clear());
  assertSomethingScanned(report);
  for (const output of outputs) await writeReport(output, report, reportOptions(flags, io, output), io);
  if (flags.boolean('quiet') && !report.complete)
    io.stderr.write('trapline: the scan is incomplete; without --quiet the report says why\n');
  return decideExitCode(report, {
    failOn: severities.find((severity) => severity === flags.string('fail-on')) ?? defaultFailOn,
    exitZero: flags.boolean('exit-zero'),
    isInterrupted: io.signal.aborted,
  });
}

function toOptions(args: ParsedArgs, flags: FlagReader, io: Io): ScanOptions {
  const maxFileSize = flags.string('max-file-size');
  const configPath = flags.string('config');
  const fingerprintKey = io.env.TRAPLINE_FINGERPRINT_KEY;
  return {
    ...defaultOptions,
    target: toTarget(args, flags, io),
    cwd: io.cwd,
    env: io.env,
    include: flags.list('include'),
    exclude: flags.list('exclude'),
    onlyRules: flags.list('rule'),
    includePublic: flags.boolean('include-public'),
    jobs: Number(flags.string('jobs') ?? io.parallelism),
    engine: (flags.string('engine') ?? defaultOptions.engine) as EngineChoice,
    ignoreFiles: !flags.boolean('no-ignore'),
    inlineAllow: !flags.boolean('no-inline-allow'),
    inside: toInsideLimits(flags),
    signal: io.signal,
    ...(maxFileSize === undefined ? {} : { maxFileBytes: parseByteSize(maxFileSize, '--max-file-size') }),
    ...(configPath === undefined ? {} : { configPath }),
    ...(fingerprintKey ? { fingerprintKey } : {}),
  };
}

function toInsideLimits(flags: FlagReader): InsideLimits {
  const { maxDecodeDepth, maxDepth, maxUnpackedBytes } = defaultInsideLimits;
  const size = flags.string('max-unpacked-size');
  return {
    ...defaultInsideLimits,
    maxDecodeDepth: Number(flags.string('max-decode-depth') ?? maxDecodeDepth),
    maxDepth: Number(flags.string('max-depth') ?? maxDepth),
    maxUnpackedBytes: size === undefined ? maxUnpackedBytes : parseByteSize(size, '--max-unpacked-size'),
    binary: flags.boolean('binary'),
  };
}

function toTarget(args: ParsedArgs, flags: FlagReader, io: Io): ScanTarget {
  if (args.command === 'scan stdin')
    return { kind: 'stdin', name: flags.string('name') ?? '(stdin)', stream: io.stdin };
  if (args.command === 'scan staged') return { kind: 'staged', wholeFiles: flags.boolean('whole-files') };
  if (args.command === 'scan image') return toImageTarget(args.operands[0] ?? '-', flags, io);
  if (args.command === 'scan history') return toHistoryTarget(args.operands, flags, io);
  return { kind: 'files', paths: args.operands.length > 0 ? args.operands : ['.'] };
}

function toImageTarget(image: string, flags: FlagReader, io: Io): ScanTarget {
  const platform = flags.string('platform');
  return {
    kind: 'image',
    image,
    // A stream that nobody reads is not to be opened.
    get stdin() {
      return io.stdin;
    },
    from: (flags.string('from') ?? 'auto') as ImageTarget['from'],
    plainHttp: flags.boolean('plain-http'),
    insecureRegistry: flags.boolean('insecure-registry'),
    ...(platform === undefined ? {} : { platform }),
  };
}

/** A folder that exists is a folder, whatever dots are in its name; anything else that looks like a range is one. */
function toHistoryTarget(operands: readonly string[], flags: FlagReader, { cwd }: Io): ScanTarget {
  const isFolder = (word: string): boolean => statSync(resolve(cwd, word), { throwIfNoEntry: false }) !== undefined;
  const ranges = operands.filter((word) => !isFolder(word) && isRange(word));
  const folders = operands.filter((word) => !ranges.includes(word));
  if (ranges.length > 1 || folders.length > 1)
    throw new ToolError('usage', `scan history takes one folder and one range, not ${operands.join(' and ')}`, {
      hint: 'write a range as base..head',
    });
  const [range] = ranges;
  const given = (names: readonly string[]): string[] => names.filter((name) => flags.has(name));
  const bounds = given(['since', 'until', 'branch', 'not', 'unreachable', 'recurse-submodules']);
  if (range !== undefined && bounds.length > 0)
    throw new ToolError('usage', `--${bounds[0]} and the range ${range} do not go together`);
  const [limit] = given(['since', 'until', 'branch', 'not']);
  if (flags.has('unreachable') && limit !== undefined)
    throw new ToolError('usage', `--unreachable and --${limit} do not go together`);
  const [name] = given(['branch', 'not']);
  if (flags.has('recurse-submodules') && name !== undefined)
    throw new ToolError('usage', `--recurse-submodules and --${name} do not go together`, {
      hint: 'submodules have branches of their own',
    });
  const now = Date.now();
  const [since, until] = [flags.string('since'), flags.string('until')];
  return {
    kind: 'history',
    folder: folders[0] ?? '.',
    branches: flags.list('branch'),
    not: flags.list('not'),
    unreachable: flags.boolean('unreachable'),
    submodules: flags.boolean('recurse-submodules'),
    replaceObjects: flags.boolean('replace-objects'),
    now,
    ...(range === undefined ? {} : { range }),
    ...(since === undefined ? {} : { since: parseTime(since, '--since', now) }),
    ...(until === undefined ? {} : { until: parseTime(until, '--until', now, true) }),
  };
}

type Output = { readonly format: FormatName; readonly file: string | undefined };

function parseOutputs(formats: readonly string[], cwd: string): readonly Output[] {
  const outputs = (formats.length > 0 ? formats : ['text']).map((text): Output => {
    const [name, ...rest] = text.split('=');
    const format = formatNames.find((known) => known === name);
    if (!format)
      throw new ToolError('usage', `--format "${name}" is not a format`, {
        hint: `there are ${formatNames.join(', ')}`,
      });
    if (rest.length > 0 && rest.join('=') === '') throw new ToolError('usage', `--format ${name}= needs a file name`);
    return { format, file: rest.length > 0 ? resolve(cwd, rest.join('=')) : undefined };
  });
  const onScreen = outputs.filter(({ file }) => file === undefined);
  if (onScreen.length > 1)
    throw new ToolError('usage', 'only one --format can go to standard output', {
      hint: 'write the others into files: -f sarif=out.sarif',
    });
  // Reports into files are for machines; the person who runs the scan still wants to see what was found.
  return onScreen.length === 0 ? [...outputs, { format: 'text', file: undefined }] : outputs;
}

async function writeReport(
  { format, file }: Output,
  report: ScanReport,
  options: ReportOptions,
  io: Io,
): Promise<void> {
  const text = (await loadReporter(format))(report, options);
  if (file === undefined) {
    io.stdout.write(text);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ToolError('report-not-written', `the ${format} report cannot be written: ${reason}`, { cause });
  }
}

function reportOptions(flags: FlagReader, io: Io, output: Output): ReportOptions {
  const verbosity = flags.boolean('quiet') ? -1 : flags.count('verbose');
  return {
    showSecrets: flags.boolean('show-secrets'),
    color: output.file === undefined && wantsColor(flags, io),
    verbosity,
  };
}

/** The flag, then FORCE_COLOR, then NO_COLOR, then whether someone is watching: Node's own order. */
function wantsColor(flags: FlagReader, { env, stdout }: Io): boolean {
  const flag = flags.string('color') ?? 'auto';
  if (flag !== 'auto') return flag === 'always';
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return stdout.isTerminal && !env.NO_COLOR && env.TERM !== 'dumb';
}

function wantsProgress(flags: FlagReader, { stderr, env }: Io): boolean {
  return !flags.boolean('no-progress') && stderr.isTerminal && !env.CI && !flags.boolean('quiet');
}

/** Typed access to flags whose shape parse-args.ts has checked. */
class FlagReader {
  readonly #flags: ParsedArgs['flags'];

  constructor(flags: ParsedArgs['flags']) {
    this.#flags = flags;
  }

  string(name: string): string | undefined {
    const value = this.#flags[name];
    return typeof value === 'string' ? value : undefined;
  }

  boolean(name: string): boolean {
    return this.#flags[name] === true;
  }

  count(name: string): number {
    const value = this.#flags[name];
    return typeof value === 'number' ? value : 0;
  }

  has(name: string): boolean {
    return this.#flags[name] !== undefined;
  }

  list(name: string): readonly string[] {
    const value = this.#flags[name];
    return Array.isArray(value) ? value : [];
  }
}
