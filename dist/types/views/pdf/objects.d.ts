import { type Budget } from './filters.ts';
import { type Dict, type Value } from './values.ts';
export type PdfObject = {
    readonly number: number;
    readonly value: Value;
    /** Packed bytes of a stream. */
    readonly stream?: Buffer;
};
export declare class PdfObjects {
    #private;
    /** In the order of the file, those in object streams at the place of the stream. */
    readonly all: PdfObject[];
    readonly trailers: Dict[];
    /** Throws LimitReached. */
    constructor(bytes: Buffer, budget: Budget);
    get isEncrypted(): boolean;
    /** Counts work as if so much had been unpacked. Throws LimitReached. */
    spend(bytes: number): void;
    /** What a reference leads to: in the newest version, and through references to references. */
    resolve(value: Value | undefined): Value | undefined;
    dict(value: Value | undefined): Dict | undefined;
    array(value: Value | undefined): readonly Value[];
    name(value: Value | undefined): string | undefined;
    number(value: Value | undefined): number | undefined;
    object(value: Value | undefined): PdfObject | undefined;
    /** The unpacked stream of an object; undefined for what is none, or no text. Throws LimitReached. */
    data({ value, stream }: PdfObject): Buffer | undefined;
}
