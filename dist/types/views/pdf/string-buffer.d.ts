/** A longer string is no text. */
export declare const maxStringBytes: number;
export declare class StringBuffer {
    #private;
    /** The first `length` of them are the string, until the next one is read. */
    bytes: Buffer<ArrayBuffer>;
    length: number;
    /** Reads a string whose `(` or `<` stands at `at`; gives the place behind its end. */
    read(source: Buffer, at: number): number;
}
/** The place behind a hexadecimal string whose `<` stands at or before `at`, without reading it. */
export declare function endOfHex(source: Buffer, at: number): number;
/** The place behind a literal string whose `(` stands at `at`, without reading it. */
export declare function endOfLiteral(source: Uint8Array, at: number): number;
