/** What begins or stands at a place. */
export type RunKind = 'base64' | 'hex' | 'packed' | 'percent' | 'entity' | 'backslash' | 'quoted';
/** For `base64` and `hex` a run, whose text begins `alignment` characters into it; for escapes the place of one, `end` equal to `start`. */
export type EncodedRun = {
    readonly kind: RunKind;
    readonly start: number;
    readonly end: number;
    readonly alignment: number;
};
/** By the number the module gives (assembly/index.ts). */
export declare const kindNames: readonly {
    readonly kind: RunKind;
    readonly alignment: number;
}[];
export declare class RunFinder {
    #private;
    constructor();
    /** All runs and escapes, ascending by start within each of the two; a run that lies across two blocks is given as a whole, once. */
    find(bytes: Uint8Array): {
        readonly runs: readonly EncodedRun[];
        readonly escapes: readonly EncodedRun[];
    };
}
/** 6-bit value of each character of the standard and the URL alphabet, 255 for all others. */
export declare const base64Values: Uint8Array;
/** Value of each hexadecimal digit, 255 for all other characters. */
export declare const digitValues: Uint8Array;
/** What the module reads, 256 bytes each: values of base64 characters and of hexadecimal digits, and what is text. */
export declare const findTables: Uint8Array;
