import type { MatchOffsets } from './hit-resolver.ts';
/** A match that need not change when its hit moves. */
export type RelativeMatch = MatchOffsets & {
    /** What its user made of it, kept while nothing changes that this depends on. */
    readonly note: Note;
};
/** A number somebody attached to a match; it holds as long as the bytes `before` and `after` the hit's start are the same. */
export type Note = {
    value: number | undefined;
    before: number;
    after: number;
};
/** Numbers per hit in `HitList.hits`. */
export declare const hitFields = 4;
/**
 * Hits by rising place, then trigger. Four numbers each: byte offset of the literal; trigger; how many bytes behind the literal its guard
 * looked at (negative: the guard refused it); and how many bytes behind the hit's start its match depends on.
 */
export type HitList = {
    readonly hits: readonly number[];
    /** Positions of the hits that woke a match, rising, and those matches. */
    readonly matched: readonly number[];
    readonly matches: readonly RelativeMatch[];
};
/** The first `count` hits of a buffer's fields. Plain numbers: a typed array of this size costs more than it holds. */
export declare function packHits(fields: Int32Array, count: number): number[];
/** The hits at these positions of a buffer's fields. */
export declare function pickHits(fields: Int32Array, positions: readonly number[]): number[];
/** What is known of the match of a hit: nothing yet, that there is none, or from here on twice the base's match number (and 1: without its note). */
export declare const unresolved = -2;
export declare const noMatch = -1;
/** Hits in the making; used again and again. */
export declare class HitBuffer {
    #private;
    /** As in `HitList`. */
    hits: Int32Array;
    /** `unresolved`, `noMatch`, or the number of a match. */
    states: Int32Array;
    count: number;
    add(at: number, trigger: number, reach: number, after: number, state: number): void;
    /** Puts hits into order that come nearly in order. */
    sort(): void;
}
/** Joins two ordered buffers into `target`; of a hit that both have, what `first` knows of it counts. */
export declare function mergeHits(first: HitBuffer, second: HitBuffer, target: HitBuffer): void;
