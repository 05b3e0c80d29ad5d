/** Bytes of context beyond the longest match on each side, so that `\b`, `^` and `$` see what really stands there: one character. */
export declare const contextBytes = 4;
export type Window = {
    readonly bytes: Buffer;
    /** Offset of `bytes[0]` in what was cut from. */
    readonly start: number;
};
/** The window over [start, end), widened to whole characters; positions outside `bytes` are clipped. */
export declare function cutWindow(bytes: Buffer, start: number, end: number): Window;
/** `bytes` itself when it is well-formed UTF-8, else a copy of the same length with every other byte replaced. */
export declare function wellFormed(bytes: Buffer): Buffer;
/** The start of the character that holds the byte at `offset`. `bytes` must be well-formed UTF-8. */
export declare function characterStart(bytes: Buffer, offset: number): number;
