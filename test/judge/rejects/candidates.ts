// Candidates for the tests of the checks. Random-looking values are made here, so that no token stands in clear in a test.

import type { Candidate } from '../../../src/judge/rejects/candidate.ts';

/** The candidate a rule would make of `before` + secret + `after` on one line. The match starts at the first credential word, as rules do. */
export function candidate(before: string, secret: string, after = '', path = 'src/app.yml'): Candidate {
  const start = Math.max(0, before.search(/pass|secret|token|key|nonce|salt|auth/i));
  return {
    secret,
    match: before.slice(start) + secret,
    line: before + secret + after,
    secretStart: before.length,
    path,
    ruleId: 'generic-password',
    entropy: 3,
  };
}

/** The same characters for the same seed: a small linear congruential generator. */
export function randomText(
  length: number,
  seed: number,
  alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
): string {
  let state = seed * 2654435761 + 12345;
  let text = '';
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    text += alphabet[(state >> 8) % alphabet.length];
  }
  return text;
}

export const hexText = (length: number, seed: number): string => randomText(length, seed, '0123456789abcdef');
export const lowerText = (length: number, seed: number): string => randomText(length, seed, 'bcdfghjklmnpqrstvwxz');
