export type ProtobufField = {
    readonly number: number;
    readonly value: bigint | Uint8Array;
};
/**
 * All fields in their order, or nothing when the bytes are no message: cut off, more than 64 fields, a field number of 0, a wire type other
 * than varint, fixed and length-delimited. Byte values are views into `bytes`.
 */
export declare function readProtobufFields(bytes: Uint8Array): readonly ProtobufField[] | undefined;
