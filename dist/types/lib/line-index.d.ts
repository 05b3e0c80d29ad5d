/** Where the text's first byte stands in its file: for chunks of a long file. Both 1-based; the column in UTF-16 units. */
export type TextStart = {
    readonly line: number;
    readonly column: number;
};
export type Position = {
    readonly line: number;
    readonly column: number;
};
export declare class LineIndex {
    #private;
    constructor(bytes: Uint8Array, start?: TextStart);
    /**
     * Line and column of the character at `offset` (the text's length is allowed: the place behind the last character). Cheap when asked in
     * ascending order, however long the lines are.
     */
    locate(offset: number): Position;
    /** Bytes of the line that holds `offset`, without its line break (`\n` or `\r\n`). */
    lineSpan(offset: number): {
        start: number;
        end: number;
    };
}
/**
 * UTF-16 units of UTF-8 bytes [from, to): one per character, two beyond U+FFFF. A byte that is no part of a character counts as one,
 * as it does once replaced by U+FFFD.
 */
export declare function countUnits(bytes: Uint8Array, from: number, to: number): number;
/**
 * What `start` becomes at `cut`, where the next chunk of the same file begins. In a cut character the next chunk will count every byte it
 * has of it, so those are taken off here; `bytes` must go on behind the character.
 */
export declare function startAt(start: TextStart, bytes: Uint8Array, cut: number): TextStart;
/** What `start` becomes behind `bytes`: where the next chunk of the same file begins. */
export declare function advanceStart(start: TextStart, bytes: Uint8Array): TextStart;
