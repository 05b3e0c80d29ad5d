/** `/Name` without its slash. */
export declare class Name {
    readonly name: string;
    constructor(name: string);
}
/** A word that is no value: an operator, or `obj`, `stream`, `endobj`. */
export declare class Word {
    readonly word: string;
    constructor(word: string);
}
/** `12 0 R`. */
export declare class Ref {
    readonly number: number;
    constructor(number: number);
}
export type Dict = ReadonlyMap<string, Value>;
/** A Buffer is a string, with its escapes undone. */
export type Value = number | boolean | null | Name | Word | Ref | Buffer | readonly Value[] | Dict;
export declare class ValueReader {
    #private;
    /** Where the next value is looked for. */
    at: number;
    /** `hasRefs` false: three operands of an operator R are no reference. */
    constructor(bytes: Buffer, at?: number, hasRefs?: boolean);
    /** The next value; undefined at the end, and at a bracket that closes nothing. */
    next(depth?: number): Value | undefined;
    skipSpace(): void;
}
export declare function isDict(value: unknown): value is Dict;
export declare function isArray(value: unknown): value is readonly Value[];
