// Runs the program as a function in a throw-away folder: `run(argv, io)` with an Io of our own, so that no test depends on this
// process's environment, terminal or working directory.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ExitCode } from '../../src/cli/exit-code.ts';
import { run } from '../../src/cli/run.ts';
import { githubToken } from './tokens.ts';

/** A GitHub token that was never issued; its rule is `github-classic-pat`, critical. */
export const token = githubToken('cli-test');
/** Another one. */
export const otherToken = githubToken('another-cli-test');
export const tokenRule = 'github-classic-pat';
/** As the reports show `token`. */
export const tokenMask = `${token.slice(0, 4)}${'*'.repeat(12)}${token.slice(-4)}`;

export type Files = Readonly<Record<string, string | Uint8Array>>;

export type Surroundings = {
  /** Relative to the folder of the files. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly stdin?: AsyncIterable<Uint8Array>;
  readonly isTerminal?: boolean;
  readonly columns?: number;
  readonly signal?: AbortSignal;
};

export type CliResult = { readonly code: ExitCode; readonly stdout: string; readonly stderr: string };

/** A temporary folder to run the program in. Removes itself with `using`, or by `remove`. */
export class CliFolder {
  readonly path: string;

  constructor(files: Files = {}) {
    this.path = realpathSync(mkdtempSync(join(tmpdir(), 'trapline-cli-')));
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | Uint8Array): void {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  run(argv: readonly string[], surroundings: Surroundings = {}): Promise<CliResult> {
    return runIn(this.path, argv, surroundings);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** One run in a folder that is there already. */
export async function runIn(
  folder: string,
  argv: readonly string[],
  surroundings: Surroundings = {},
): Promise<CliResult> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const isTerminal = surroundings.isTerminal ?? false;
  const code = await run(argv, {
    cwd: join(folder, surroundings.cwd ?? ''),
    // No git configuration of whoever runs the tests.
    env: { HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1', ...surroundings.env },
    stdin: surroundings.stdin ?? pieces(),
    stdout: { write: (text) => void stdout.push(text), isTerminal },
    stderr: { write: (text) => void stderr.push(text), isTerminal },
    columns: surroundings.columns ?? 80,
    signal: surroundings.signal ?? new AbortController().signal,
    // Worker threads do not run from TypeScript sources on Node 20.
    parallelism: 1,
  });
  return { code, stdout: stdout.join(''), stderr: stderr.join('') };
}

/** One run over `files`, in a folder that is removed afterwards. */
export async function runOver(
  files: Files,
  argv: readonly string[],
  surroundings: Surroundings = {},
): Promise<CliResult> {
  const folder = new CliFolder(files);
  try {
    return await folder.run(argv, surroundings);
  } finally {
    folder.remove();
  }
}

/** A stream of the given pieces. */
export async function* pieces(...texts: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array, void, undefined> {
  for (const text of texts) yield typeof text === 'string' ? Buffer.from(text) : text;
}

type JsonLocation = { readonly startLine: number; readonly startColumn: number; readonly startOffset: number };

/** The parts of the JSON report that tests of the command line look at. */
export type JsonReport = {
  readonly complete: boolean;
  readonly coverage: { readonly artifacts: number; readonly bytes: number; readonly missed: number } & {
    readonly skipped: Readonly<Record<string, number>>;
  };
  readonly findings: readonly {
    readonly path: string;
    readonly ruleId: string;
    readonly secret: string;
    readonly location: JsonLocation;
    readonly suppression: { readonly by: string } | null;
  }[];
  readonly diagnostics: readonly { readonly code: string; readonly path: string | null }[];
  readonly engine: string | null;
};

export function parseReport(text: string): JsonReport {
  return JSON.parse(text) as JsonReport;
}

/** Findings as `path:line:column rule`, in the report's order. */
export function places(text: string): string[] {
  return parseReport(text).findings.map(
    ({ path, location, ruleId }) => `${path}:${location.startLine}:${location.startColumn} ${ruleId}`,
  );
}

/** Diagnostics as `code path`, in the report's order. */
export function diagnostics(text: string): string[] {
  return parseReport(text).diagnostics.map(({ code, path }) => (path === null ? code : `${code} ${path}`));
}
