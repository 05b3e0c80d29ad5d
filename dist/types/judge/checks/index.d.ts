import type { Candidate, Rejection } from './candidate.ts';
export type { Candidate, Rejection } from './candidate.ts';
/** Every name a rule may put into `rejects`, in the order the checks run. */
export declare const checkNames: readonly string[];
/**
 * The first of the named checks that rejects the match, or nothing when all let it pass.
 * Checks run in the order of `checkNames`, whatever the order of `names`; unknown names are ignored (the loader refuses them).
 */
export declare function runChecks(names: readonly string[], candidate: Candidate): Rejection | undefined;
