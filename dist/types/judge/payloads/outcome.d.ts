import type { CheckOutcome } from '../checks/check.ts';
/**
 * `verified`: a random value of the same shape passes less than once in a million, or the structure was proven. `consistent`: nothing speaks
 * against it, and little for it; the facts are of use, the confidence stays. `malformed`: an issued value would not look like this.
 * `unknown`: an older form without structure; `valid` is false, but the value is no worse for it.
 */
export type Structure = 'verified' | 'consistent' | 'malformed' | 'unknown';
export type Facts = Readonly<Record<string, unknown>>;
export declare function verified(facts: Facts): CheckOutcome;
export declare function consistent(facts: Facts): CheckOutcome;
export declare function malformed(facts?: Facts): CheckOutcome;
export declare function unknown(facts: Facts): CheckOutcome;
/** `verified` when it holds, else `malformed`; either way with the facts. */
export declare function verifiedIf(holds: boolean, facts: Facts): CheckOutcome;
/** `consistent` when it holds, else `malformed`; either way with the facts. */
export declare function consistentIf(holds: boolean, facts: Facts): CheckOutcome;
