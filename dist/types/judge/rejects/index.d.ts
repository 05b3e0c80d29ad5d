import type { Candidate, Rejection } from './candidate.ts';
export type { Candidate, Rejection } from './candidate.ts';
/** Every name a rule may put into `rejects`, in the order the checks run. */
export declare const rejectNames: readonly string[];
/**
 * The first of the named checks that rejects the match, or nothing when all let it pass.
 * Checks run in the order of `rejectNames`, whatever the order of `names`; unknown names are ignored (`rules check` names them).
 */
export declare function findRejection(names: readonly string[], candidate: Candidate): Rejection | undefined;
