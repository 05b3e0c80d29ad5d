/** Bytes in decimal units with one decimal: `999 B`, `1.0 kB`, `12.3 MB`. */
export declare function formatBytes(bytes: number): string;
/** An integer with thousands separated by commas: `12,345`. */
export declare function formatCount(count: number): string;
/** `1 file`, `2 files`, `1,200 files`; `plural` where an `s` is not enough. */
export declare function countOf(count: number, noun: string, plural?: string): string;
/** Several counts in one phrase, without those that are 0: `2 blobs and 1 tree`. */
export declare function countsOf(parts: readonly (readonly [count: number, noun: string])[]): string;
