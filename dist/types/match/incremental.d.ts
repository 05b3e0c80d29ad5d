import type { Span } from '../model/span.ts';
import { type HitBuffer, type HitList } from './hit-list.ts';
/** How far what is known of a hit depends on the bytes around it, by trigger: bytes before it, and behind its start. */
export type HitReaches = {
    readonly literalBytes: Int32Array;
    readonly before: Int32Array;
    readonly after: Int32Array;
};
/** Flat pairs (start, length) in result order: `start >= 0` copies from the base, `start < 0` inserts. As git/delta.ts parses them. */
export type DeltaSteps = ArrayLike<number>;
export type CarryInput = {
    readonly steps: DeltaSteps;
    readonly hits: HitList;
    readonly baseLength: number;
    readonly newLength: number;
    readonly reaches: HitReaches;
    /** The longest literal of all, in bytes. */
    readonly maxLiteralBytes: number;
};
/**
 * Adds to `carried` the hits of the new text that are certain, in order; those whose surroundings changed as `unresolved`. Returns where
 * literals must be looked for: stretches that hold every other literal wholly, ascending and disjoint.
 */
export declare function carryOver(input: CarryInput, carried: HitBuffer): readonly Span[];
