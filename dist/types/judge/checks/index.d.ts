import type { ProofQuestion } from '../../model/proof.ts';
import type { Asker, CounterpartFinder } from './counterparts.ts';
import type { PublicKeyText } from './key-fingerprints.ts';
import type { TokenRunner } from './load.ts';
import type { JudgedSecret } from './proof-question.ts';
import type { NamedCheck } from './table.ts';
export type { CheckContext, CheckOutcome, OfflineCheck } from './check.ts';
export type { Asker, Counterpart, CounterpartFinder } from './counterparts.ts';
export type { NamedCheck } from './table.ts';
export type { TokenOutcome } from './token.ts';
/** The check a rule names in `check`; undefined for a name that is none. */
export declare function findCheck(name: string): NamedCheck | undefined;
/** Checks a value against a rule's template. */
export declare function runTokenCheck(...args: Parameters<TokenRunner>): ReturnType<TokenRunner>;
/** What elsewhere in the scan would prove a secret. */
export declare function askProof(judged: JudgedSecret): ProofQuestion | undefined;
/** Looks for the answers to all of them. */
export declare function findCounterparts(askers: readonly Asker[]): CounterpartFinder;
/** The public key that a binary file is. */
export declare function publicKeysInBytes(bytes: Uint8Array): readonly PublicKeyText[];
