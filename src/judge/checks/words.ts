// Rejects guesses whose value reads like words rather than like a password or a token. What the name promises decides how sure it must look.

import type { Candidate } from './candidate.ts';
import { type NameKind, readCredentialName } from './credential-name.ts';
import { readEncoded } from './encoded-text.ts';
import { randomnessBits } from './letter-model.ts';
import { readPathKind } from './path-kind.ts';

type Demand = { readonly minLength: number; readonly minBits: number };

const DEMANDS: Readonly<Record<NameKind, Demand>> = {
  password: { minLength: 4, minBits: -2 },
  secret: { minLength: 6, minBits: 0 },
  token: { minLength: 7, minBits: 2 },
  key: { minLength: 8, minBits: 2 },
  auth: { minLength: 8, minBits: 6 },
  salt: { minLength: 8, minBits: 6 },
  'bare-key': { minLength: 16, minBits: 14 },
  none: { minLength: 16, minBits: 14 },
};
const MIN_DIGITS = 9;
/** Unquoted text in program code is mostly code. */
const UNQUOTED_CODE_BITS = 6;

export function checkWords(candidate: Candidate): string | undefined {
  const { secret, line, secretStart, path } = candidate;
  const value = secret.trim();
  const { kind } = readCredentialName(candidate);
  const demand = DEMANDS[kind];
  if (value.length < demand.minLength) return 'too short for what its name promises';
  const quoted = /["'`>]/.test(line[secretStart - 1] ?? '');
  const extra = !quoted && readPathKind(path) === 'code' ? UNQUOTED_CODE_BITS : 0;
  // Digits alone carry no spelling: only their number can speak for them.
  if (/^\d+$/.test(value)) return value.length < MIN_DIGITS ? 'a number' : undefined;
  const bits = randomnessBits(readEncoded(value) ?? value);
  return bits < demand.minBits + extra ? 'reads like words' : undefined;
}
