declare const inspect: unique symbol;
export declare class Secret {
    #private;
    /** Copies `bytes`, which may be a view into a buffer that is reused. */
    constructor(bytes: Uint8Array);
    /** Length in bytes. */
    get length(): number;
    /** The credential itself. Callers are listed in test/contracts/imports.test.ts. */
    reveal(): Uint8Array;
    /** The mask: a few leading and trailing characters where the secret is long enough that they give nothing away. */
    toString(): string;
    toJSON(): string;
    [inspect](): string;
}
/**
 * Masks a text: under 16 characters everything; from there 4 leading characters (prefixes tell the kind of a token), and from 24
 * on 4 trailing ones too. Line breaks end the readable part, so a key block shows only its first line's start.
 */
export declare function maskText(text: string): string;
export {};
