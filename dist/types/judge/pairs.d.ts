import type { PairSpec } from '../model/rule.ts';
import type { Placed } from './required.ts';
/** The other half of a secret, and which of its rule's pairs it makes. */
export type Partner<T> = {
    readonly pair: PairSpec;
    readonly match: T;
};
/** Bytes between the halves of a pair, at most: chunks and regions are widened by this much. */
export declare const maxPairBytes = 2048;
/**
 * The partners of every match that has some. `all` is in order of place; `holds` says whether a match's text holds a pattern, for pairs
 * with a condition.
 */
export declare function findPairs<T extends Placed>(all: readonly T[], holds: (match: T, pattern: string) => boolean): ReadonlyMap<T, readonly Partner<T>[]>;
