// The pipeline on one screen: rules, source, scanning, report. Everything it calls is the next level of detail.

import { loadScanRules } from './config/load-rules.ts';
import type { ScanOptions } from './config/options.ts';
import { compileGlobs } from './lib/glob.ts';
import { buildTriggerTables } from './match/triggers.ts';
import { addCoverage, type Coverage, emptyCoverage } from './model/coverage.ts';
import type { Diagnostic } from './model/diagnostic.ts';
import type { Finding } from './model/finding.ts';
import { originPath } from './model/origin.ts';
import type { ScanReport } from './model/report.ts';
import { ToolError } from './model/tool-error.ts';
import { unreadable } from './sources/read-file.ts';
import { dirtyRegions, listStaged, type StagedItem } from './sources/staged.ts';
import { streamChunks } from './sources/stream-chunks.ts';
import { untilAborted } from './sources/until-aborted.ts';
import { version } from './version.ts';
import { textView } from './views/text-view.ts';
import { emptyResult, type ScanResult } from './workers/file-scanner.ts';
import type { FilesOutcome } from './workers/scan-files.ts';
import { createScanner, type Scanner, type ScanSetup } from './workers/scan-setup.ts';

/** Scans what the options say. Throws ToolError when it cannot start; what cannot be read on the way is in the report. */
export async function scan(options: ScanOptions): Promise<ScanReport> {
  const { target } = options;
  const rules = await loadScanRules({ ...options, target: configFolder(target) });
  const setup: ScanSetup = {
    ruleSet: rules.ruleSet,
    tables: rules.tables ?? buildTriggerTables(rules.ruleSet.rules),
    engine: options.engine,
    inlineAllow: options.inlineAllow,
    maxFileBytes: options.maxFileBytes,
    fingerprintKey: options.fingerprintKey,
    inside: options.inside,
  };
  // Histories tell their progress themselves.
  const tally = new Tally(target.kind === 'history' ? undefined : options.onProgress);
  const outcome = await scanTarget(options, setup, tally.add);
  if (outcome.isInterrupted) tally.add(interruption);
  // Workers finish in any order.
  const diagnostics = [...rules.diagnostics, ...tally.diagnostics.sort(byText)];
  return {
    tool: { name: 'trapline', version },
    target: { kind: target.kind, paths: targetPaths(target) },
    ...(outcome.engine ? { engine: outcome.engine } : {}),
    rules: rules.ruleSet.rules.map(({ spec }) => spec),
    findings: tally.findings.sort(byPlace),
    diagnostics,
    coverage: tally.coverage,
    complete: tally.coverage.missed === 0 && !diagnostics.some((item) => item.affectsCoverage),
  };
}

const interruption: ScanResult = {
  ...emptyResult,
  diagnostics: [{ code: 'interrupted', message: 'the scan was stopped before its end', affectsCoverage: true }],
};

type OnResult = (result: ScanResult) => void;

async function scanTarget(options: ScanOptions, setup: ScanSetup, onResult: OnResult): Promise<FilesOutcome> {
  const { target } = options;
  switch (target.kind) {
    case 'files': {
      const { scanPaths } = await import('./workers/scan-files.ts');
      return scanPaths(
        target.paths,
        { ...options, ignore: options.ignoreFiles },
        { setup, jobs: options.jobs, signal: options.signal, onResult },
      );
    }
    case 'stdin':
      return scanStdin(target, createScanner(setup), { onResult, signal: options.signal });
    case 'staged':
      return scanStaged(options, target.wholeFiles, createScanner(setup), onResult);
    case 'history': {
      const { scanHistory } = await import('./workers/scan-history.ts');
      return scanHistory({ options, target, setup, onResult });
    }
  }
}

async function scanStdin(
  target: Extract<ScanOptions['target'], { kind: 'stdin' }>,
  scanner: Scanner,
  { onResult, signal }: { readonly onResult: OnResult; readonly signal: AbortSignal | undefined },
): Promise<FilesOutcome> {
  const scan = scanner.streams.start({ kind: 'stdin', path: target.name });
  const stream = signal ? untilAborted(target.stream, signal) : target.stream;
  try {
    for await (const chunk of streamChunks(stream, scanner.streams)) if (!scan.add(chunk)) break;
    onResult(scan.finish());
  } catch (error) {
    onResult(scan.fail(unreadable(target.name, error)));
  }
  return { engine: scanner.engine(), isInterrupted: signal?.aborted ?? false };
}

async function scanStaged(
  options: ScanOptions,
  wholeFiles: boolean,
  scanner: Scanner,
  onResult: OnResult,
): Promise<FilesOutcome> {
  const { include, exclude, maxFileBytes, signal } = options;
  const isWanted = compileGlobs(include, exclude);
  let count = 0;
  for (const item of listStaged({ ...options, isWanted })) {
    // A signal is only heard when the event loop turns.
    if (++count % 64 === 0) await new Promise((resolve) => setImmediate(resolve));
    if (signal?.aborted) return { engine: scanner.engine(), isInterrupted: true };
    onResult(scanStagedItem(item, { scanner, wholeFiles, maxFileBytes }));
  }
  return { engine: scanner.engine(), isInterrupted: false };
}

type StagedSetting = { readonly scanner: Scanner; readonly wholeFiles: boolean; readonly maxFileBytes: number };

function scanStagedItem(item: StagedItem, { scanner, wholeFiles, maxFileBytes }: StagedSetting): ScanResult {
  if (item.kind === 'diagnostic') {
    const missed = item.diagnostic.affectsCoverage ? 1 : 0;
    return { findings: [], diagnostics: [item.diagnostic], coverage: { ...emptyCoverage, missed } };
  }
  if (item.kind === 'skipped')
    return { findings: [], diagnostics: [], coverage: { ...emptyCoverage, skipped: { [item.reason]: 1 } } };
  const { origin, bytes } = item;
  const byPath = scanner.artifacts.scanPath(origin);
  if (bytes.length > maxFileBytes) {
    const message = `larger than the limit of ${maxFileBytes} bytes`;
    const diagnostic: Diagnostic = { code: 'too-large', message, path: origin.path, affectsCoverage: true };
    return { findings: byPath, diagnostics: [diagnostic], coverage: { ...emptyCoverage, missed: 1 } };
  }
  const archive = scanner.streams.scanArchive(origin, bytes);
  if (archive) return archive;
  const view = textView(bytes);
  if (!view) return { findings: byPath, diagnostics: [], coverage: { ...emptyCoverage, skipped: { binary: 1 } } };
  const before = item.before.map((text) => textView(text)?.bytes ?? new Uint8Array(0));
  const regions = wholeFiles ? undefined : dirtyRegions(before, view.bytes);
  const diagnostics: Diagnostic[] = [];
  const findings = scanner.texts.scanWhole({ origin, view, ...(regions ? { regions } : {}) }, (message) =>
    diagnostics.push({ code: 'limit-reached', message, path: origin.path, affectsCoverage: true }),
  );
  return {
    findings: [...byPath, ...findings],
    diagnostics,
    coverage: { ...emptyCoverage, artifacts: 1, bytes: bytes.length, missed: diagnostics.length },
  };
}

/** Sums up the parts of a scan as they come in. */
class Tally {
  readonly findings: Finding[] = [];
  readonly diagnostics: Diagnostic[] = [];
  coverage: Coverage = emptyCoverage;
  readonly #onProgress: ScanOptions['onProgress'];

  constructor(onProgress: ScanOptions['onProgress']) {
    this.#onProgress = onProgress;
  }

  readonly add = (result: ScanResult): void => {
    this.findings.push(...result.findings);
    this.diagnostics.push(...result.diagnostics);
    this.coverage = addCoverage(this.coverage, result.coverage);
    this.#onProgress?.({ files: this.coverage.artifacts, bytes: this.coverage.bytes, findings: this.findings.length });
  };
}

/** Where the search for a configuration begins. */
function configFolder(target: ScanOptions['target']): string {
  if (target.kind === 'history') return target.folder;
  return target.kind === 'files' ? (target.paths[0] ?? '.') : '.';
}

function targetPaths(target: ScanOptions['target']): readonly string[] {
  if (target.kind === 'files') return target.paths;
  if (target.kind === 'history') return [target.folder, ...(target.range === undefined ? [] : [target.range])];
  return target.kind === 'stdin' ? [target.name] : [];
}

function byText(a: Diagnostic, b: Diagnostic): number {
  const [textA, textB] = [a, b].map(({ path = '', code, message }) => `${path}\0${code}\0${message}`);
  return textA! < textB! ? -1 : textA! > textB! ? 1 : 0;
}

function byPlace(a: Finding, b: Finding): number {
  const [pathA, pathB] = [originPath(a.origin), originPath(b.origin)];
  if (pathA !== pathB) return pathA < pathB ? -1 : 1;
  return a.location.startOffset - b.location.startOffset || (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0);
}

/** Fails when nothing the user named could be looked at: a scan of nothing is not a clean one. */
export function assertSomethingScanned(report: ScanReport): void {
  const missing = report.diagnostics.filter(({ code }) => code === 'path-not-found');
  const paths = report.target.paths;
  if (report.target.kind !== 'files' || missing.length === 0 || missing.length < paths.length) return;
  throw new ToolError('path-not-found', `${missing.map(({ path, message }) => `${path}: ${message}`).join('; ')}`);
}
