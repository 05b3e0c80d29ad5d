/** A match as offsets from its hit, so that it need not change when the hit moves. */
export type RelativeMatch = {
    readonly start: number;
    readonly end: number;
    readonly secretStart: number;
    readonly secretEnd: number;
};
/** Hits by rising place, then trigger: hit `i` is an occurrence of the literal of trigger `triggers[i]` at byte `at[i]`. */
export type HitList = {
    readonly at: Int32Array;
    readonly triggers: Int32Array;
    /** Positions of the hits that woke a match, rising, and those matches. */
    readonly matched: readonly number[];
    readonly matches: readonly RelativeMatch[];
};
/** What is known of the match of a hit: nothing yet, that there is none, or from here on the base's match of that number. */
export declare const unresolved = -2;
export declare const noMatch = -1;
/** Hits in the making; used again and again. */
export declare class HitBuffer {
    #private;
    at: Int32Array;
    triggers: Int32Array;
    /** `unresolved`, `noMatch`, or the number of a match. */
    states: Int32Array;
    count: number;
    add(at: number, trigger: number, state: number): void;
    /** Puts hits into order that come nearly in order. */
    sort(): void;
}
/** Joins two ordered buffers into `target`; of a hit that both have, what `first` knows of it counts. */
export declare function mergeHits(first: HitBuffer, second: HitBuffer, target: HitBuffer): void;
