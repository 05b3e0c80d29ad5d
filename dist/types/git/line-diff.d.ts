/**
 * For each element of `after`, 1 when it is matched with an equal one of `before`. Elements are numbers below `distinct`.
 * Matched elements are in the same order on both sides.
 */
export declare function matchLines(before: Int32Array, after: Int32Array, distinct: number): Uint8Array;
