// How tests of images scan, and what they look at in the JSON report.

import { type CliResult, type Files, runOver, token, tokenRule } from './cli.ts';
import type { TarItem } from './tar.ts';

/** A configuration with nothing but the rule for `token`: the built-in ones take a second to load from their sources. */
export const oneRule = {
  'one.gitleaks.toml': `[[rules]]\nid = "${tokenRule}"\nregex = '''ghp_[0-9A-Za-z]{36}'''\nkeywords = ["ghp_"]\n`,
};
export const withOneRule = ['-c', 'one.gitleaks.toml'] as const;

/** A file of a layer with the secret that the rule finds. */
export const secretFile = (name: string): TarItem => ({ name, content: `TOKEN=${token}\n` });
export const harmless = (name: string): TarItem => ({ name, content: 'nothing to see\n' });

/** `scan image` over these files, with the one rule. */
export function scanImage(files: Files, image: string, ...flags: readonly string[]): Promise<CliResult> {
  return runOver({ ...files, ...oneRule }, ['scan', 'image', image, '-f', 'json', ...withOneRule, ...flags]);
}

export type ImageFinding = {
  readonly path: string;
  readonly ruleId: string;
  readonly fingerprint: string;
  readonly location: { readonly startLine: number; readonly startColumn: number };
  readonly origin: Readonly<Record<string, unknown>>;
};

type Report = {
  readonly complete: boolean;
  readonly coverage: {
    readonly artifacts: number;
    readonly missed: number;
    readonly skipped: Readonly<Record<string, number>>;
  };
  readonly findings: readonly ImageFinding[];
  readonly diagnostics: readonly {
    readonly code: string;
    readonly path: string | null;
    readonly message: string;
    readonly affectsCoverage: boolean;
  }[];
};

/** The report of a run with `-f json`; the errors of one that gave none. */
export function reportOf({ stdout, stderr }: CliResult): Report {
  if (stdout === '') throw new Error(`there is no report: ${stderr}`);
  return JSON.parse(stdout) as Report;
}

/** `path in 2/3` with what became of it, or `path in config.Env[0]`. */
export function imagePlaces(result: CliResult): string[] {
  return reportOf(result).findings.map(({ path, origin }) => {
    if (origin.kind === 'image-config') return `${path} in ${origin.field}`;
    if (origin.kind !== 'layer') return `${path} (${origin.kind})`;
    const removed = origin.removed as { readonly how: string; readonly position: number } | null;
    const fate = removed ? `, ${removed.how} in ${removed.position}` : '';
    return `${path} in ${origin.position}/${origin.layers}${fate}${origin.inImage ? ', there' : ''}`;
  });
}

/** `code path`. */
export function problems(result: CliResult): string[] {
  return reportOf(result).diagnostics.map(({ code, path }) => `${code} ${path}`);
}
