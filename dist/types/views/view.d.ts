/**
 * Bytes to search. At least 16 readable bytes lie behind `bytes` in the same allocation (RE2 may look past the end).
 * `toOriginal` turns an offset in `bytes`, its end included, into one in the original; inside a character that was
 * re-encoded it gives that character's start.
 */
export type View = {
    readonly bytes: Uint8Array;
    toOriginal(offset: number): number;
};
/** The view that changes nothing. The padding is the caller's: `FileReader` keeps it. */
export declare function rawView(bytes: Uint8Array): View;
