// The offline checks, read when they are first needed: a scan without a candidate never loads them.

import type { ProofQuestion } from '../../model/proof.ts';
import type { Asker, CounterpartFinder } from './counterparts.ts';
import type { PublicKeyText } from './key-fingerprints.ts';
import type { TokenRunner } from './load.ts';
import { loadChecks } from './load.ts';
import type { JudgedSecret } from './proof-question.ts';
import type { NamedCheck } from './table.ts';

export type { CheckContext, CheckOutcome, OfflineCheck } from './check.ts';
export type { Asker, Counterpart, CounterpartFinder } from './counterparts.ts';
export type { NamedCheck } from './table.ts';
export type { TokenOutcome } from './token.ts';

/** The check a rule names in `check`; undefined for a name that is none. */
export function findCheck(name: string): NamedCheck | undefined {
  const { namedChecks } = loadChecks();
  return Object.hasOwn(namedChecks, name) ? namedChecks[name] : undefined;
}

/** Checks a value against a rule's template. */
export function runTokenCheck(...args: Parameters<TokenRunner>): ReturnType<TokenRunner> {
  return loadChecks().checkToken(...args);
}

/** What elsewhere in the scan would prove a secret. */
export function askProof(judged: JudgedSecret): ProofQuestion | undefined {
  return loadChecks().proofQuestion(judged);
}

/** Looks for the answers to all of them. */
export function findCounterparts(askers: readonly Asker[]): CounterpartFinder {
  return new (loadChecks().CounterpartFinder)(askers);
}

/** The public key that a binary file is. */
export function publicKeysInBytes(bytes: Uint8Array): readonly PublicKeyText[] {
  return loadChecks().publicKeysInBytes(bytes);
}
