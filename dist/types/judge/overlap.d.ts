import type { Match } from '../model/match.ts';
/** The matches that stand, in the order given. `matches` is sorted by the secret's start. */
export declare function resolveOverlaps(matches: readonly Match[]): Match[];
