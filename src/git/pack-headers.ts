// The headers of all entries of a pack, read front to back: which entry is whole, and on what each delta is based.

import { attempt, corruptObject, errorCode, GitReadError } from './git-read-error.ts';
import { OpenFiles, RandomAccessFile } from './random-access-file.ts';

/** By the position of an entry among the offsets that were asked for. On shared memory: may be posted to another thread. */
export type PackScan = {
  /** Type number of whole entries, 6 and 7 of deltas, 0 of what has no readable header. */
  readonly types: Uint8Array;
  /** Position of the base of deltas by offset; -1: none, or no entry starts there. */
  readonly bases: Int32Array;
  /** Raw ids of the bases of deltas by id, by position. */
  readonly refBases: ReadonlyMap<number, Uint8Array>;
  /** Where the last entry ends: at the pack's own checksum. */
  readonly end: number;
};

/** A pack, without its extension, and where its entries begin, rising. May be posted to another thread. */
export type PackOffsets = { readonly path: string; readonly offsets: Float64Array };

/** Small enough to stay in a core's cache: larger pieces take three times as long to be copied from the system's. */
const pieceBytes = 64 * 1024;
/** Type and size (at most 10 bytes), then a base offset (at most 10) or id (at most 32). */
const maxHeaderBytes = 52;
const packHeaderBytes = 12;

/** Reads the headers of all of them; undefined when one cannot be read. */
export function scanAllHeaders(packs: readonly PackOffsets[], oidBytes: number): PackScan[] | undefined {
  return attempt(() => packs.map((pack) => scanPackHeaders(pack, oidBytes)), []);
}

/** Reads the header at each offset. Throws GitReadError when the pack cannot be read or is none. */
export function scanPackHeaders({ path: base, offsets }: PackOffsets, oidBytes: number): PackScan {
  const path = `${base}.pack`;
  const files = new OpenFiles();
  try {
    const file = new RandomAccessFile(path, files, 4096);
    const header = file.view(0, packHeaderBytes);
    const isPack = header.length === packHeaderBytes && header.toString('latin1', 0, 4) === 'PACK';
    if (!isPack || ![2, 3].includes(header.readUInt32BE(4))) throw corruptObject(path, 'not a pack of version 2 or 3');
    return new Scanner(file, offsets, oidBytes).run();
  } catch (error) {
    if (error instanceof GitReadError || errorCode(error) === '') throw error;
    throw new GitReadError('object-missing', `${path}: cannot be read (${errorCode(error)})`, error);
  } finally {
    files.releaseAll();
  }
}

class Scanner {
  readonly #file: RandomAccessFile;
  readonly #offsets: Float64Array;
  readonly #oidBytes: number;
  readonly #types: Uint8Array;
  readonly #bases: Int32Array;
  readonly #refBases = new Map<number, Uint8Array>();
  readonly #memory: Buffer;
  #piece: Buffer = Buffer.alloc(0);
  #pieceStart = 0;

  constructor(file: RandomAccessFile, offsets: Float64Array, oidBytes: number) {
    this.#file = file;
    this.#offsets = offsets;
    this.#oidBytes = oidBytes;
    this.#types = new Uint8Array(new SharedArrayBuffer(offsets.length));
    this.#bases = new Int32Array(new SharedArrayBuffer(offsets.length * 4)).fill(-1);
    this.#memory = Buffer.allocUnsafeSlow(Math.min(pieceBytes, Math.max(file.size, maxHeaderBytes)));
  }

  run(): PackScan {
    for (let i = 0; i < this.#offsets.length; i++) this.#scan(i, this.#offsets[i] ?? 0);
    const end = Math.max(this.#file.size - this.#oidBytes, packHeaderBytes);
    return { types: this.#types, bases: this.#bases, refBases: this.#refBases, end };
  }

  #scan(position: number, offset: number): void {
    let at = this.#bring(offset);
    if (at === -1) return;
    const piece = this.#piece;
    let byte = piece[at++] ?? 0;
    const type = (byte >> 4) & 7;
    while (byte >= 0x80) byte = piece[at++] ?? 0;
    if (type === 6) {
      const base = this.#find(offset - readDistance(piece, at), position);
      if (base === -1) return;
      this.#bases[position] = base;
    } else if (type === 7) {
      if (at + this.#oidBytes > piece.length) return;
      this.#refBases.set(position, Uint8Array.prototype.slice.call(piece, at, at + this.#oidBytes));
    } else if (type === 0 || type === 5) return;
    this.#types[position] = type;
  }

  /** Index in the piece of the byte at `offset`, with a whole header behind it where the file has as much; -1 beyond the file. */
  #bring(offset: number): number {
    if (offset < packHeaderBytes || offset >= this.#file.size - this.#oidBytes) return -1;
    const isHere = offset >= this.#pieceStart && offset + maxHeaderBytes <= this.#pieceStart + this.#piece.length;
    if (!isHere) {
      const target = { memory: this.#memory, start: 0, length: this.#memory.length };
      this.#piece = this.#memory.subarray(0, this.#file.readInto(target, offset));
      this.#pieceStart = offset;
    }
    const at = offset - this.#pieceStart;
    return at < this.#piece.length ? at : -1;
  }

  /** Position of the entry at `offset`, which lies before `position`: mostly close by, so it is looked for in growing steps. */
  #find(offset: number, position: number): number {
    const offsets = this.#offsets;
    let step = 1;
    let high = position;
    while (high - step >= 0 && (offsets[high - step] ?? 0) > offset) step *= 2;
    let low = Math.max(high - step, 0);
    while (low < high) {
      const middle = (low + high) >> 1;
      const found = offsets[middle] ?? 0;
      if (found === offset) return middle;
      if (found < offset) low = middle + 1;
      else high = middle;
    }
    return -1;
  }
}

/** Big-endian base 128 in which each further byte adds one. A distance too large to be exact finds no entry. */
function readDistance(bytes: Buffer, from: number): number {
  let distance = -1;
  for (let at = from; at < from + 9; at++) {
    const byte = bytes[at] ?? 0;
    distance = (distance + 1) * 128 + (byte & 0x7f);
    if (byte < 0x80) return distance;
  }
  return 0;
}
