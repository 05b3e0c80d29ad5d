// The fields of one protobuf message, undeciphered: number, and a varint or the bytes. What they mean is the caller's.

import { readSized, readVarint } from './varint.ts';

export type ProtobufField = { readonly number: number; readonly value: bigint | Uint8Array };

/** Tokens have a handful of fields. */
const maxFields = 64;
const LENGTH_DELIMITED = 2;

/**
 * All fields in their order, or nothing when the bytes are no message: cut off, more than 64 fields, a field number of 0, a wire type other
 * than varint, fixed and length-delimited. Byte values are views into `bytes`.
 */
export function readProtobufFields(bytes: Uint8Array): readonly ProtobufField[] | undefined {
  const fields: ProtobufField[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = readVarint(bytes, at);
    if (!tag || fields.length === maxFields || tag.value > 0xffffffffn) return undefined;
    const number = Number(tag.value >> 3n);
    const field = readValue(bytes, tag.end, Number(tag.value & 7n));
    if (number === 0 || !field) return undefined;
    fields.push({ number, value: field.value });
    at = field.end;
  }
  return fields;
}

function readValue(
  bytes: Uint8Array,
  at: number,
  wireType: number,
): { readonly value: bigint | Uint8Array; readonly end: number } | undefined {
  if (wireType === 0) return readVarint(bytes, at);
  if (wireType === LENGTH_DELIMITED) return readSized(bytes, at);
  const size = wireType === 1 ? 8 : wireType === 5 ? 4 : 0;
  const end = at + size;
  return size > 0 && end <= bytes.length ? { value: bytes.subarray(at, end), end } : undefined;
}
