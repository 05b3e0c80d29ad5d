// Sorted tables of object ids with a 256-entry fan-out, as pack indexes and multi-pack-indexes hold them. A look-up touches a few
// pages of the file, whatever its size.

import { corruptObject } from './git-read-error.ts';
import type { RandomAccessFile } from './random-access-file.ts';

/** Window of index files: a look-up in a sorted table ends inside one or two pages. */
export const indexWindowBytes = 4096;

/** Where the table lies: the id of position `i` is at `firstOid + i * stride`. */
export type OidTable = {
  readonly file: RandomAccessFile;
  /** Ids up to and including each first byte; the last is the number of ids. */
  readonly fanout: Uint32Array;
  readonly firstOid: number;
  readonly stride: number;
  readonly oidBytes: number;
};

/** Reads the fan-out at `offset`. Throws GitReadError when it is cut or not ascending. */
export function readFanout(file: RandomAccessFile, offset: number): Uint32Array {
  const bytes = file.view(offset, 1024);
  if (bytes.length < 1024) throw corruptObject(file.path, 'index ends inside its fan-out');
  const fanout = new Uint32Array(256);
  for (let i = 0; i < 256; i++) {
    fanout[i] = bytes.readUInt32BE(i * 4);
    if (i > 0 && (fanout[i] ?? 0) < (fanout[i - 1] ?? 0))
      throw corruptObject(file.path, 'index fan-out is not ascending');
  }
  return fanout;
}

/** Number of ids in the table. */
export function oidCount(table: OidTable): number {
  return table.fanout[255] ?? 0;
}

/** How far from where an id should be the second look is, in ids: a fraction of a page. Each further one is up to twice as far away. */
const nearIds = 32;

/**
 * Position of `oid` (raw bytes), or undefined. Ids are spread evenly, so the search begins where this one should be and widens from there: most
 * end in one page. Throws GitReadError when the file ends before it should.
 */
export function findOid(table: OidTable, oid: Uint8Array): number | undefined {
  const first = oid[0] ?? 0;
  let low = first === 0 ? 0 : (table.fanout[first - 1] ?? 0);
  let high = table.fanout[first] ?? 0;
  const share = ((oid[1] ?? 0) * 65_536 + (oid[2] ?? 0) * 256 + (oid[3] ?? 0)) / 2 ** 24;
  let at = low + Math.floor(share * (high - low));
  for (let step = nearIds; low < high; step *= 2) {
    const order = readChecked(table.file, table.firstOid + at * table.stride, table.oidBytes).compare(oid);
    if (order === 0) return at;
    if (order < 0) low = at + 1;
    else high = at;
    const middle = Math.floor((low + high) / 2);
    at = order < 0 ? Math.min(middle, low + step) : Math.max(middle, high - 1 - step);
  }
  return undefined;
}

/** Exactly `length` bytes of an index file, or GitReadError. Valid until the next read of `file`. */
export function readChecked(file: RandomAccessFile, offset: number, length: number): Buffer {
  const bytes = file.view(offset, length);
  if (bytes.length < length) throw corruptObject(file.path, 'index is cut short');
  return bytes;
}

/** A 64-bit big-endian file offset. Throws GitReadError above 2^53, where numbers stop being exact. */
export function readOffset64(file: RandomAccessFile, offset: number): number {
  const bytes = readChecked(file, offset, 8);
  const value = bytes.readUInt32BE(0) * 0x1_0000_0000 + bytes.readUInt32BE(4);
  if (!Number.isSafeInteger(value)) throw corruptObject(file.path, 'index has an offset beyond any file');
  return value;
}
