import { type SpanMap } from './span-map.ts';
/** Decoded bytes and where they come from. */
export type Decoded = {
    readonly bytes: Buffer;
    readonly map: SpanMap;
};
export declare class TextBuilder {
    #private;
    constructor(capacity?: number);
    get length(): number;
    /** What was written so far; valid until more is. */
    get current(): Buffer;
    /** Copies `bytes`; every `viewUnit` of them stand for `originalUnit` bytes from `originalStart` on. */
    copy(bytes: Uint8Array, originalStart: number, viewUnit?: number, originalUnit?: number): void;
    /** Writes one character that took `originalLength` bytes. */
    character(code: number, originalStart: number, originalLength: number): void;
    /** Writes one byte that took `originalLength` bytes. */
    byte(value: number, originalStart: number, originalLength: number): void;
    /** What was written; nothing may be written afterwards. */
    finish(originalEnd: number): Decoded;
}
