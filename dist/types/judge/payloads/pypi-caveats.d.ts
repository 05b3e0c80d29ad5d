import type { Facts } from './outcome.ts';
/** The restrictions together; nothing when a caveat is neither list nor object. Kinds that are not known are left out. */
export declare function readCaveats(caveats: readonly string[], now: number): Facts | undefined;
