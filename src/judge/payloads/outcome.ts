// How much a check's answer is worth. `valid` alone does not say it: a JSON payload with the right members proves a token, a length does not.

import type { CheckOutcome } from '../checks/check.ts';

/**
 * `verified`: a random value of the same shape passes less than once in a million, or the structure was proven. `consistent`: nothing speaks
 * against it, and little for it; the facts are of use, the confidence stays. `malformed`: an issued value would not look like this.
 * `unknown`: an older form without structure; `valid` is false, but the value is no worse for it.
 */
export type Structure = 'verified' | 'consistent' | 'malformed' | 'unknown';

export type Facts = Readonly<Record<string, unknown>>;

export function verified(facts: Facts): CheckOutcome {
  return { ...facts, valid: true, structure: 'verified' satisfies Structure };
}

export function consistent(facts: Facts): CheckOutcome {
  return { ...facts, valid: true, structure: 'consistent' satisfies Structure };
}

export function malformed(facts: Facts = {}): CheckOutcome {
  return { ...facts, valid: false, structure: 'malformed' satisfies Structure };
}

export function unknown(facts: Facts): CheckOutcome {
  return { ...facts, valid: false, structure: 'unknown' satisfies Structure };
}

/** `verified` when it holds, else `malformed`; either way with the facts. */
export function verifiedIf(holds: boolean, facts: Facts): CheckOutcome {
  return holds ? verified(facts) : malformed(facts);
}

/** `consistent` when it holds, else `malformed`; either way with the facts. */
export function consistentIf(holds: boolean, facts: Facts): CheckOutcome {
  return holds ? consistent(facts) : malformed(facts);
}
