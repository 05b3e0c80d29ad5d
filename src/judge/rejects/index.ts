// The checks a rule may name in `rejects`, and the one function that runs some of them over a match.

import { type RejectName, rejectNames } from '../../model/reject-name.ts';
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

const checks: Readonly<Record<RejectName, Check>> = {
  lockfile: checkLockfile,
  encrypted: checkEncrypted,
  reference: checkReference,
  name: checkName,
  identifier: checkIdentifier,
  digest: checkDigest,
  placeholder: checkPlaceholder,
  words: checkWords,
  'uri-password': checkUriPassword,
  'token-words': checkTokenWords,
  'option-value': checkOptionValue,
  'basic-credential': checkBasicCredential,
  'known-uuid': checkKnownUuid,
  'not-private-der': checkNotPrivateDer,
  documentation: checkDocumentation,
};

/**
 * The first of the named checks that rejects the match, or nothing when all let it pass.
 * Checks run in the order of `rejectNames`, whatever the order of `names`.
 */
export function findRejection(names: readonly RejectName[], candidate: Candidate): Rejection | undefined {
  for (const check of rejectNames) {
    if (!names.includes(check)) continue;
    const reason = checks[check](candidate);
    if (reason !== undefined) return { check, reason };
  }
  return undefined;
}
