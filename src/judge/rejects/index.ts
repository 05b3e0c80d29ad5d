// The checks a rule may name in `rejects`, and the one function that runs some of them over a match.

import type { Candidate, Check, Rejection } from './candidate.ts';
import { checkDigest } from './digest.ts';
import { checkDocumentation } from './documentation.ts';
import { checkEncrypted } from './encrypted.ts';
import { checkIdentifier } from './identifier.ts';
import { checkLockfile } from './lockfile.ts';
import { checkName } from './name.ts';
import { checkPlaceholder } from './placeholder.ts';
import { checkReference } from './reference.ts';
import {
  checkBasicCredential,
  checkKnownUuid,
  checkNotPrivateDer,
  checkOptionValue,
  checkTokenWords,
  checkUriPassword,
} from './value-checks.ts';
import { checkWords } from './words.ts';

export type { Candidate, Rejection } from './candidate.ts';

/** Cheapest first: a match that several checks would reject is dropped by the one that costs least. */
const checks: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['lockfile', checkLockfile],
  ['encrypted', checkEncrypted],
  ['reference', checkReference],
  ['name', checkName],
  ['identifier', checkIdentifier],
  ['digest', checkDigest],
  ['placeholder', checkPlaceholder],
  ['words', checkWords],
  ['uri-password', checkUriPassword],
  ['token-words', checkTokenWords],
  ['option-value', checkOptionValue],
  ['basic-credential', checkBasicCredential],
  ['known-uuid', checkKnownUuid],
  ['not-private-der', checkNotPrivateDer],
  ['documentation', checkDocumentation],
]);

/** Every name a rule may put into `rejects`, in the order the checks run. */
export const rejectNames: readonly string[] = [...checks.keys()];

/**
 * The first of the named checks that rejects the match, or nothing when all let it pass.
 * Checks run in the order of `rejectNames`, whatever the order of `names`; unknown names are ignored (`rules check` names them).
 */
export function findRejection(names: readonly string[], candidate: Candidate): Rejection | undefined {
  for (const [check, run] of checks) {
    if (!names.includes(check)) continue;
    const reason = run(candidate);
    if (reason !== undefined) return { check, reason };
  }
  return undefined;
}
