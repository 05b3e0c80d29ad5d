import { StringBuffer } from './string-buffer.ts';
/** What `element` may find: `other` is passed over. */
export type Element = 'number' | 'string' | 'other' | 'end';
/** An operator of up to three bytes as a number; longer ones are 0. */
export declare function operatorCode(word: string): number;
export declare class ContentScanner {
    #private;
    /** Of the last operator. */
    count: number;
    /** Of the last element that was one. */
    number: number;
    readonly string: StringBuffer;
    constructor(bytes: Buffer);
    /** The code of the next operator; -1 at the end. */
    next(): number;
    /** An operand that is a number; 0 for any other. */
    operand(index: number): number;
    /** An operand that is a name. */
    name(index: number): string | undefined;
    /** Makes ready for `element`: of an array it gives one after the other. What this gives is the kind of the operand, which is then read. */
    open(index: number): 'string' | 'array' | 'other';
    /** The next element of the array that was opened. */
    element(): Element;
    /** Behind the data of a picture that stands between operators: for after ID. */
    skipImage(): void;
}
