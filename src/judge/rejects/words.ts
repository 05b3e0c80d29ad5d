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

/** Reads like words, is too short, or is a bare number: not what its name promises. */
export function checkWords(candidate: Candidate): string | undefined {
  const { secret, line, secretStart, path } = candidate;
  const value = secret.trim();
  const { kind } = readCredentialName(candidate);
  const demand = DEMANDS[kind];
  if (value.length < demand.minLength) return 'too short for what its name promises';
  const isCode = readPathKind(path) === 'code' && !/["'`>]/.test(line[secretStart - 1] ?? '');
  // Digits alone carry no spelling: only their number can speak for them.
  if (/^\d+$/.test(value)) return value.length < MIN_DIGITS || isCode || kind === 'auth' ? 'a number' : undefined;
  const text = readEncoded(value) ?? value;
  if (kind === 'password' && !isCode && (isComposed(text) || isSettingsWord(candidate))) return undefined;
  const bits = randomnessBits(text);
  return bits < demand.minBits + (isCode ? UNQUOTED_CODE_BITS : 0) ? 'reads like words' : undefined;
}

/** Made the way people make passwords: a word, then digits and a sign (`Sommer2024!`). No identifier looks like that. */
function isComposed(value: string): boolean {
  if (value.length < 8 || /[\s./:\\]/.test(value) || !/\d/.test(value) || !/[A-Za-z]/.test(value)) return false;
  return /[a-z]/.test(value) && (/[A-Z].*\d{2}/.test(value) || /[!@#$%^&*?+~]/.test(value));
}

const SETTINGS_FILE = /(?:^|[/\\])\.env[\w.-]*$|\.(?:env|properties|ya?ml|ini|conf|cfg|cnf|toml)$/i;
const SAMPLE_PATH = /test|spec|example|sample|fixture|demo|mock|doc|template|tutorial|locale|i18n/i;

/**
 * In a settings file the value of `password` is the password, even when it is a word (`DB_PASSWORD=tigerlily`). Only one plain word that
 * fills the rest of its line; names of other settings, paths and sentences look different.
 */
function isSettingsWord({ secret, line, secretStart, path }: Candidate): boolean {
  if (!SETTINGS_FILE.test(path) || SAMPLE_PATH.test(path)) return false;
  if (!/^(?=.*[a-z])[A-Za-z0-9!@#$%^&*+~]{6,40}$/.test(secret)) return false;
  return (
    /^["']?\s*(?:#.*)?$/.test(line.slice(secretStart + secret.length)) &&
    /[:=]\s*["']?$/.test(line.slice(0, secretStart))
  );
}
