import type { Span } from '../../model/span.ts';
/** A value that may hold text; the span counts in the record. */
export type Value = Span & {
    readonly column: number;
    readonly kind: 'text' | 'blob';
};
export type Varint = {
    readonly value: number;
    readonly end: number;
};
/** A number of up to nine bytes; beyond 2^53 it is not exact. Undefined behind the end of the bytes. */
export declare function readVarint(bytes: Uint8Array, at: number, end: number): Varint | undefined;
/** Bytes that a value of this type takes; undefined for types that are none. */
export declare function bytesOfType(type: number): number | undefined;
/** The texts and blobs of a record; undefined for a header that contradicts itself. A record that was cut gives what there is. */
export declare function readValues(record: Uint8Array): readonly Value[] | undefined;
/** The whole number in a column, up to 2^48; undefined when there is none. */
export declare function readInteger(record: Buffer, wanted: number): number | undefined;
