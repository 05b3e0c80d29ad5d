// SQLite's records (https://www.sqlite.org/fileformat2.html#record_format): a header of types, then the values. Nothing is believed: what does not
// fit is undefined.

import type { Span } from '../../model/span.ts';

/** A value that may hold text; the span counts in the record. */
export type Value = Span & { readonly column: number; readonly kind: 'text' | 'blob' };

export type Varint = { readonly value: number; readonly end: number };

/** A number of up to nine bytes; beyond 2^53 it is not exact. Undefined behind the end of the bytes. */
export function readVarint(bytes: Uint8Array, at: number, end: number): Varint | undefined {
  let value = 0;
  for (let i = 0; i < 9 && at + i < end; i++) {
    const byte = bytes[at + i]!;
    if (i === 8) return { value: value * 256 + byte, end: at + 9 };
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, end: at + i + 1 };
  }
  return undefined;
}

const fixedBytes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

/** Bytes that a value of this type takes; undefined for types that are none. */
export function bytesOfType(type: number): number | undefined {
  if (type < 12) return fixedBytes[type];
  return Math.floor((type - 12) / 2);
}

/** More columns than SQLite allows at its highest setting. */
const maxColumns = 32_767;

/** The texts and blobs of a record; undefined for a header that contradicts itself. A record that was cut gives what there is. */
export function readValues(record: Uint8Array): readonly Value[] | undefined {
  const header = readVarint(record, 0, record.length);
  if (!header || header.value < header.end || header.value > record.length) return undefined;
  const values: Value[] = [];
  let start = header.value;
  let column = 0;
  for (let at = header.end; at < header.value; column++) {
    const type = readVarint(record, at, header.value);
    const size = type && bytesOfType(type.value);
    if (size === undefined || column > maxColumns) return undefined;
    if (type!.value >= 12 && size > 0 && start < record.length)
      values.push({
        column,
        kind: type!.value % 2 === 0 ? 'blob' : 'text',
        start,
        end: Math.min(start + size, record.length),
      });
    start += size;
    at = type!.end;
  }
  return values;
}

/** The whole number in a column, up to 2^48; undefined when there is none. */
export function readInteger(record: Buffer, wanted: number): number | undefined {
  const header = readVarint(record, 0, record.length);
  if (!header || header.value > record.length) return undefined;
  let start = header.value;
  let column = 0;
  for (let at = header.end; at < header.value; column++) {
    const type = readVarint(record, at, header.value);
    const size = type && bytesOfType(type.value);
    if (size === undefined || start + size > record.length) return undefined;
    if (column === wanted) {
      if (type!.value === 9) return 1;
      return type!.value >= 1 && type!.value <= 5 ? record.readIntBE(start, size) : undefined;
    }
    start += size;
    at = type!.end;
  }
  return undefined;
}
