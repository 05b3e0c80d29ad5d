/** Bytes `start` (inclusive) to `end` (exclusive). */
export type Span = {
    readonly start: number;
    readonly end: number;
};
/** True when the two spans share at least one byte. */
export declare function spansOverlap(a: Span, b: Span): boolean;
