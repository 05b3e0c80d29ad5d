// History scans of scratch repositories, run from the command line to the JSON report.

import type { Scratch } from '../git/scratch.ts';
import { type CliResult, runIn, type Surroundings } from './cli.ts';
import { githubToken } from './tokens.ts';

/** A GitHub token of its own for every name. */
export function tokenOf(name: string): string {
  return githubToken(`history-${name}`);
}

/** Commits one second after the other. */
export function commitAt(scratch: Scratch, second: number, message: string, args: readonly string[] = []): void {
  const date = `2024-01-01T00:00:${String(second).padStart(2, '0')}Z`;
  scratch.git(['add', '-A']);
  scratch.git(['commit', '-q', '--allow-empty', '-m', message, ...args], {
    env: { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
  });
}

export type HistoryFinding = {
  readonly path: string;
  readonly ruleId: string;
  readonly secret: string;
  readonly fingerprint: string;
  readonly location: { readonly startLine: number; readonly startOffset: number };
  readonly suppression: { readonly by: string; readonly reason: string } | null;
  readonly origin: {
    readonly kind: string;
    readonly repository?: string;
    readonly commit?: string;
    readonly blobId?: string;
    readonly subject?: string;
    readonly date?: string;
    readonly commits?: number;
    readonly paths?: number;
    readonly inHead?: boolean;
    readonly link?: string | null;
    readonly path?: string | null;
    readonly objectType?: string;
  };
};

export type HistoryReport = {
  readonly complete: boolean;
  readonly coverage: {
    readonly artifacts: number;
    readonly bytes: number;
    readonly missed: number;
    readonly skipped: Readonly<Record<string, number>>;
    readonly promised: { readonly blobs: number; readonly trees: number };
  };
  readonly findings: readonly HistoryFinding[];
  readonly diagnostics: readonly {
    readonly code: string;
    readonly message: string;
    readonly path: string | null;
    readonly affectsCoverage: boolean;
  }[];
};

/** `args` follow `scan history -f json`. Secrets are shown, so that tests can tell them apart. */
export function runHistory(
  scratch: Scratch,
  args: readonly string[] = [],
  surroundings: Surroundings = {},
): Promise<CliResult> {
  return runIn(scratch.dir, ['scan', 'history', '-f', 'json', '--show-secrets', ...args], surroundings);
}

export async function scanHistory(
  scratch: Scratch,
  args: readonly string[] = [],
  surroundings: Surroundings = {},
): Promise<HistoryReport> {
  const { stdout, stderr } = await runHistory(scratch, args, surroundings);
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout) as HistoryReport;
}

/** Findings as `path secret [subject of the first commit] commits HEAD|gone`. */
export function summaries({ findings }: HistoryReport, names: Readonly<Record<string, string>> = {}): string[] {
  return findings.map(({ path, secret, origin }) => {
    const name = Object.keys(names).find((key) => names[key] === secret) ?? secret;
    if (origin.kind !== 'commit') return `${origin.kind} ${path} ${name}`;
    return `${path} ${name} [${origin.subject}] ${origin.commits} ${origin.inHead ? 'HEAD' : 'gone'}`;
  });
}
