import type { Span } from '../model/span.ts';
/** A match as offsets from its hit, so that it need not change when the hit moves. */
export type RelativeMatch = {
    readonly start: number;
    readonly end: number;
    readonly secretStart: number;
    readonly secretEnd: number;
};
/** An occurrence of a trigger's literal at byte `at`, and the match it woke, if any. */
export type Hit = {
    readonly at: number;
    readonly trigger: number;
    readonly match: RelativeMatch | undefined;
};
/** How far what is known of a hit depends on the bytes around it: bytes before it, and behind its start. */
export type HitReach = {
    readonly literalBytes: number;
    readonly before: number;
    readonly after: number;
};
/** Flat pairs (start, length) in result order: `start >= 0` copies from the base, `start < 0` inserts. As git/delta.ts parses them. */
export type DeltaSteps = readonly number[];
export type CarryInput = {
    readonly steps: DeltaSteps;
    readonly hits: readonly Hit[];
    readonly baseLength: number;
    readonly newLength: number;
    readonly reachOf: (trigger: number) => HitReach;
    /** The longest literal of all, in bytes. */
    readonly maxLiteralBytes: number;
};
export type Carried = {
    /** Hits of the new text that are certain, ascending; `match` is as before. */
    readonly kept: readonly Hit[];
    /** Hits that are there, but whose surroundings changed: their match must be looked for again. */
    readonly stale: readonly Hit[];
    /** Where literals must be looked for: stretches that hold every other literal wholly. Ascending and disjoint. */
    readonly areas: readonly Span[];
};
export declare function carryOver(input: CarryInput): Carried;
