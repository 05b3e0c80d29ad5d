// Everything one pack index lists, in the order of the pack: ids and offsets as flat arrays. For work on whole repositories; looking
// up single objects is the pack index's own business.

import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { attempt, corruptObject, errorCode, GitReadError } from './git-read-error.ts';

/** Entries of a pack by rising offset. */
export type PackListing = {
  readonly count: number;
  readonly offsets: Float64Array;
  /** Writes their ids, raw and one behind the other, to `target` from `at` (a multiple of four) on. */
  readonly copyOids: (target: Uint8Array, at: number) => void;
  /** Calls `use` for every entry, by rising id, with where the raw id stands in which bytes. */
  readonly forIds: (use: (entry: number, bytes: Uint8Array, at: number) => void) => void;
};

const version2Magic = 0xff74_4f63;
const fanoutBytes = 1024;
/** Magic, version and the kind of hash. */
const reverseHeadBytes = 12;

/**
 * Reads an index (version 1 or 2) whole. Memory is bounded by the file's size. Throws GitReadError when it cannot be read, is cut, of
 * an unknown version or has an offset beyond any file.
 */
export function listPack(indexPath: string, oidBytes: number): PackListing {
  const file = readWhole(indexPath);
  const isVersion2 = file.length >= 8 && file.readUInt32BE(0) === version2Magic;
  if (isVersion2 && file.readUInt32BE(4) !== 2) throw corruptObject(indexPath, 'index has an unknown version');
  const head = isVersion2 ? 8 : 0;
  const first = head + fanoutBytes;
  const count = file.length < first ? 0 : file.readUInt32BE(first - 4);
  const least = first + count * (oidBytes + (isVersion2 ? 8 : 4)) + 2 * oidBytes;
  if (file.length < Math.max(least, first))
    throw corruptObject(indexPath, `index is too short for the ${count} objects it claims`);
  const stored = isVersion2
    ? readOffsets2(file, first + count * (oidBytes + 4), count, indexPath)
    : readOffsets1(file, first, count, oidBytes);
  const offsets = new Float64Array(count);
  let order = readReverseIndex(indexPath, count);
  if (order === undefined || !isRising(stored, order, offsets)) {
    order = sortedOrder(stored);
    for (let i = 0; i < count; i++) offsets[i] = stored[order[i] as number] as number;
  }
  /** By rising id: the number of each entry. */
  const entries = new Uint32Array(count);
  for (let i = 0; i < count; i++) entries[order[i] as number] = i;
  const source = { file, first: isVersion2 ? first : first + 4, stride: isVersion2 ? oidBytes : oidBytes + 4 };
  return {
    count,
    offsets,
    copyOids: (target, at) => copyOids(source, entries, { target, at, oidBytes }),
    forIds: (use) => {
      for (let i = 0; i < count; i++) use(entries[i] as number, file, source.first + i * source.stride);
    },
  };
}

/** Four bytes at a time: ids lie at multiples of four in an index as in the catalog, and are as long. */
function copyOids(
  { file, first, stride }: { file: Buffer; first: number; stride: number },
  entries: Uint32Array,
  { target, at, oidBytes }: { target: Uint8Array; at: number; oidBytes: number },
): void {
  const from = new Int32Array(file.buffer, file.byteOffset, file.length >> 2);
  const to = new Int32Array(target.buffer, target.byteOffset, target.length >> 2);
  const words = oidBytes >> 2;
  for (let i = 0; i < entries.length; i++) {
    const word = (first + i * stride) >> 2;
    const next = (at >> 2) + (entries[i] as number) * words;
    for (let j = 0; j < words; j++) to[next + j] = from[word + j] as number;
  }
}

function readOffsets1(file: Buffer, first: number, count: number, oidBytes: number): Float64Array {
  const offsets = new Float64Array(count);
  for (let i = 0; i < count; i++) offsets[i] = file.readUInt32BE(first + i * (4 + oidBytes));
  return offsets;
}

/** The top bit of a 32-bit offset says that the rest counts into a table of 64-bit ones. */
function readOffsets2(file: Buffer, first: number, count: number, path: string): Float64Array {
  const offsets = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const short = file.readUInt32BE(first + i * 4);
    if (short < 0x8000_0000) {
      offsets[i] = short;
      continue;
    }
    const at = first + count * 4 + (short - 0x8000_0000) * 8;
    if (at + 8 > file.length) throw corruptObject(path, 'index is cut short');
    const offset = file.readUInt32BE(at) * 0x1_0000_0000 + file.readUInt32BE(at + 4);
    if (!Number.isSafeInteger(offset)) throw corruptObject(path, 'index has an offset beyond any file');
    offsets[i] = offset;
  }
  return offsets;
}

/**
 * What the pack's reverse index (gitformat-pack) says of the order of its entries: git since 2.41 writes one beside every pack, and to read it takes a
 * tenth of the time that sorting takes. Undefined where there is none that can be read; what it says is still to be checked.
 */
function readReverseIndex(indexPath: string, count: number): Uint32Array | undefined {
  const path = indexPath.replace(/\.idx$/, '.rev');
  if (!existsSync(path)) return undefined;
  const file = attempt(() => readWhole(path), []);
  if (file === undefined || file.length < reverseHeadBytes + count * 4) return undefined;
  if (file.toString('latin1', 0, 4) !== 'RIDX' || file.readUInt32BE(4) !== 1) return undefined;
  file.subarray(reverseHeadBytes, reverseHeadBytes + count * 4).swap32();
  return new Uint32Array(file.buffer, file.byteOffset + reverseHeadBytes, count);
}

/** Whether `order` names each of the values once, from the lowest to the highest. Fills `sorted` with them in that order. */
function isRising(values: Float64Array, order: Uint32Array, sorted: Float64Array): boolean {
  let last = -1;
  for (let i = 0; i < order.length; i++) {
    // Beyond the last one there is NaN, which no comparison holds for.
    const value = values[order[i] as number] ?? Number.NaN;
    if (!(value > last)) return false;
    sorted[i] = value;
    last = value;
  }
  return true;
}

/** Positions by rising value: a radix sort over 16-bit digits, ten times as fast as sorting with a comparison. */
function sortedOrder(values: Float64Array): Uint32Array {
  let order = new Uint32Array(values.length);
  let highest = 0;
  for (let i = 0; i < values.length; i++) {
    order[i] = i;
    if ((values[i] as number) > highest) highest = values[i] as number;
  }
  let spare = new Uint32Array(values.length);
  for (let scale = 1; scale <= highest; scale *= 0x1_0000) {
    const starts = new Uint32Array(0x1_0001);
    for (let i = 0; i < values.length; i++) {
      const next = digit(values[i] as number, scale) + 1;
      starts[next] = (starts[next] as number) + 1;
    }
    for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
    for (let i = 0; i < order.length; i++) {
      const position = order[i] as number;
      const key = digit(values[position] as number, scale);
      const to = starts[key] as number;
      starts[key] = to + 1;
      spare[to] = position;
    }
    [order, spare] = [spare, order];
  }
  return order;
}

function digit(value: number, scale: number): number {
  return Math.floor(value / scale) & 0xffff;
}

function readWhole(path: string): Buffer {
  try {
    const descriptor = openSync(path, 'r');
    try {
      const bytes = Buffer.allocUnsafeSlow(fstatSync(descriptor).size);
      let done = 0;
      while (done < bytes.length) {
        const count = readSync(descriptor, bytes, done, bytes.length - done, done);
        if (count === 0) break;
        done += count;
      }
      return bytes.subarray(0, done);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw new GitReadError('object-missing', `${path}: cannot be read (${errorCode(error)})`, error);
  }
}
