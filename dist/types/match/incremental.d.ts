import { AreaList } from './area-list.ts';
import { type HitBuffer, type HitList } from './hit-list.ts';
/** How far what is known of a hit depends on the bytes around it, by trigger: its literal's length, and bytes before its start. */
export type HitReaches = {
    readonly literalBytes: Int32Array;
    readonly before: Int32Array;
};
/** Flat pairs (start, length) in result order: `start >= 0` copies from the base, `start < 0` inserts. As git/delta.ts parses them. */
export type DeltaSteps = ArrayLike<number>;
/**
 * Bytes behind a literal within which most guards refuse. What takes longer is kept as a hit, so that only this much must be searched again
 * before every change: a history is made of small changes.
 */
export declare const lateRefusal = 24;
export type CarryInput = {
    readonly steps: DeltaSteps;
    readonly hits: HitList;
    readonly baseLength: number;
    readonly newLength: number;
};
export declare class HitCarrier {
    #private;
    /** Where literals must be looked for after `carry`: stretches that hold every literal wholly which was not carried over. */
    readonly areas: AreaList;
    constructor(reaches: HitReaches);
    /** Adds to `carried` the hits of the new text that are certain, in order; those whose match may have changed as `unresolved`. */
    carry(input: CarryInput, carried: HitBuffer): void;
}
/** Bytes of the longest literal of all. */
export declare function longestLiteral({ literalBytes }: HitReaches): number;
/** The first of the rows of `fields` numbers, rising by the first of these, that begins with `value` or more. */
export declare function firstAt(rows: readonly number[], fields: number, value: number): number;
