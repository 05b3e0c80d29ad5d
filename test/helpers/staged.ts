// Staged scans of scratch repositories, run from the command line to the JSON report.

import { expect } from 'vitest';
import type { Scratch } from '../git/scratch.ts';
import { type CliResult, parseReport, places, runIn, type Surroundings, tokenRule } from './cli.ts';

/** `flags` follow `scan staged -f json`. */
export function scanStaged(
  scratch: Scratch,
  options: Surroundings & { readonly flags?: readonly string[] } = {},
): Promise<CliResult> {
  return runIn(scratch.dir, ['scan', 'staged', '-f', 'json', ...(options.flags ?? [])], options);
}

/** Exit code and places of a staged scan. */
export async function found(...args: Parameters<typeof scanStaged>): Promise<readonly [number, readonly string[]]> {
  const { code, stdout, stderr } = await scanStaged(...args);
  expect(stderr).toBe('');
  return [code, places(stdout)];
}

/** What was left out, by reason. */
export async function skipped(scratch: Scratch): Promise<Readonly<Record<string, number>>> {
  return parseReport((await scanStaged(scratch)).stdout).coverage.skipped;
}

/** A finding of the token as `places` writes it. */
export const at = (path: string, line = 1, column = 1): string => `${path}:${line}:${column} ${tokenRule}`;
/** What `found` gives when there is nothing. */
export const clean = [0, []] as const;
