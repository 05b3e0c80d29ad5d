/** Longer words and numbers are read this far. */
export declare const maxWordBytes = 256;
export declare function isSpace(byte: number): boolean;
/** The first byte at or behind `at` that is part of no word, name or number. */
export declare function endOfWord(bytes: Uint8Array, at: number): number;
/** The first byte at or behind `at` that is neither white space nor in a comment. */
export declare function skipSpace(bytes: Uint8Array, at: number): number;
/** Whether a word that begins so is a number: all are that have a digit behind a sign and a point, if they have these. */
export declare function isNumber(bytes: Uint8Array, at: number): boolean;
export declare function isDigit(byte: number | undefined): boolean;
/** The number in the bytes of a word, of which `isNumber` is true. */
export declare function numberAt(bytes: Buffer, start: number, end: number): number;
