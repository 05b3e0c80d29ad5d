/** Steps for a whole comparison, about half a second. What is left by then stays unmatched. */
export declare const maxSteps = 150000000;
export type LineMatches = {
    /** For each element of `after`, 1 when it is matched with an equal one of `before`. */
    readonly matched: Uint8Array;
    /** What it took. Over `maxSteps` only by the last box. */
    readonly steps: number;
};
/** Elements are numbers below `distinct`. Matched elements are in the same order on both sides. */
export declare function matchLines(before: Int32Array, after: Int32Array, distinct: number): LineMatches;
