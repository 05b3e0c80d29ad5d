// Tokens for tests, made by the grammar that recognises them: the checksum is right, and none was ever issued.

import { generateToken } from '../../src/rules/token/generate.ts';
import { seededBytes } from '../../src/rules/token/random.ts';

/** A valid GitHub token; the same for the same name. Its rule is `github-classic-pat` for `ghp`, `github-oauth-token` for `gho`. */
export function githubToken(name: string, prefix: 'ghp' | 'gho' = 'ghp'): string {
  return tokenFrom(`${prefix}_{base62:30}{crc32-base62:6}`, name);
}

/** A valid token of a template; the same for the same seed. */
export function tokenFrom(template: string, seed: string, check?: string): string {
  return generateToken({ token: template, ...(check === undefined ? {} : { check }) }, seededBytes(seed))!;
}
