import { type RejectName } from '../../model/reject-name.ts';
import type { Candidate, Rejection } from './candidate.ts';
export type { Candidate, Rejection } from './candidate.ts';
/**
 * The first of the named checks that rejects the match, or nothing when all let it pass.
 * Checks run in the order of `rejectNames`, whatever the order of `names`.
 */
export declare function findRejection(names: readonly RejectName[], candidate: Candidate): Rejection | undefined;
