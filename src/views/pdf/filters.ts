// Undoes the filters of PDF streams (ISO 32000-1, 7.4) that text is packed with. Damaged data gives what came before the damage.

import { constants, createInflateRaw } from 'node:zlib';
import { ArchiveError } from '../../archive/archive-error.ts';
import { BorrowedHandle } from '../../archive/zlib-handle.ts';
import { type Predictor, undoPredictor } from './predictor.ts';

/** One step of the packing of a stream. */
export type Filter = {
  readonly name: string;
  /** Of FlateDecode and LZWDecode. */
  readonly predictor?: Predictor;
  /** Of LZWDecode: codes grow when the table is full, not one code before. */
  readonly isLate?: boolean;
};

/** What the unpacking of one document shares: the limit, and an inflater, which is dear to make. */
export class Budget {
  /** Streams that were damaged. */
  faults = 0;
  #left: number;
  #inflater: BorrowedHandle | undefined;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  /** Throws LimitReached. */
  spend(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw new LimitReached();
  }

  /** Ready for a stream; undefined where this Node cannot inflate piece by piece. */
  inflater(): BorrowedHandle | undefined {
    this.#inflater ??= BorrowedHandle.borrow(createInflateRaw({ chunkSize: 64 }));
    this.#inflater?.reset();
    return this.#inflater;
  }

  close(): void {
    this.#inflater?.close();
  }
}

export class LimitReached extends Error {}

type Decode = (bytes: Uint8Array, budget: Budget, filter: Filter) => Uint8Array;

const decoders: Readonly<Record<string, Decode>> = {
  FlateDecode: inflate,
  Fl: inflate,
  LZWDecode: unpackLzw,
  LZW: unpackLzw,
  ASCII85Decode: decodeAscii85,
  A85: decodeAscii85,
  ASCIIHexDecode: decodeHex,
  AHx: decodeHex,
  RunLengthDecode: unpackRuns,
  RL: unpackRuns,
};

/** Undoes filters in their order; undefined when one of them is not for text (pictures), or not known. Throws LimitReached. */
export function unpack(bytes: Uint8Array, filters: readonly Filter[], budget: Budget): Buffer | undefined {
  let data = bytes;
  for (const filter of filters) {
    const decode = Object.hasOwn(decoders, filter.name) ? decoders[filter.name] : undefined;
    if (!decode) return undefined;
    data = decode(data, budget, filter);
    const plain = filter.predictor ? undoPredictor(data, filter.predictor) : data;
    if (!plain) budget.faults++;
    data = plain ?? data;
  }
  return Buffer.from(data.buffer, data.byteOffset, data.length);
}

/**
 * The two bytes before the deflated data are looked at here: what they say of the window would stay with zlib's inflater, which then refuses the
 * streams of other writers in the same file. The checksum behind the data is not asked.
 */
function inflate(bytes: Uint8Array, budget: Budget): Uint8Array {
  const handle = budget.inflater();
  if (!handle) throw new ArchiveError('archive-unsupported', 'this Node cannot inflate piece by piece');
  const [method = 0, flags = 0] = bytes;
  if ((method & 15) !== 8 || (method * 256 + flags) % 31 !== 0) {
    if (bytes.length > 0) budget.faults++;
    return new Uint8Array(0);
  }
  const pieces: Uint8Array[] = [];
  for (const piece of handle.write(bytes.subarray(2), constants.Z_SYNC_FLUSH)) {
    budget.spend(piece.length);
    pieces.push(Buffer.from(piece));
  }
  if (handle.failure !== undefined) budget.faults++;
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
}

function decodeHex(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes)
    .toString('latin1')
    .split('>')[0]!
    .replace(/[^0-9a-f]/gi, '');
  return Buffer.from(text.length % 2 === 0 ? text : `${text}0`, 'hex');
}

function decodeAscii85(bytes: Uint8Array): Uint8Array {
  const out = Buffer.alloc(bytes.length * 4);
  let length = 0;
  let count = 0;
  let value = 0;
  const flush = (digits: number): void => {
    out.writeUInt32BE(value % 2 ** 32, length);
    length += digits - 1;
    count = 0;
    value = 0;
  };
  for (const byte of bytes) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && count === 0) {
      length += 4;
    } else if (byte >= 0x21 && byte <= 0x75) {
      value = value * 85 + (byte - 0x21);
      if (++count === 5) flush(5);
    }
  }
  if (count > 1) {
    const digits = count;
    for (; count < 5; count++) value = value * 85 + 84;
    flush(digits);
  }
  return out.subarray(0, length);
}

function unpackRuns(bytes: Uint8Array, budget: Budget): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length && bytes[at] !== 128; ) {
    const length = bytes[at]!;
    const piece =
      length < 128 ? bytes.subarray(at + 1, at + 2 + length) : Buffer.alloc(257 - length, bytes[at + 1] ?? 0);
    budget.spend(piece.length);
    pieces.push(piece);
    at += length < 128 ? length + 2 : 2;
  }
  return Buffer.concat(pieces);
}

const clearCode = 256;
const endCode = 257;

/** Codes of 9 to 12 bits, whose width grows one code early, unless the file says otherwise. */
function unpackLzw(bytes: Uint8Array, budget: Budget, { isLate = false }: Filter): Uint8Array {
  const early = isLate ? 0 : 1;
  const table: Uint8Array[] = Array.from({ length: 258 }, (_, i) => Uint8Array.of(i & 255));
  const pieces: Uint8Array[] = [];
  let before: Uint8Array | undefined;
  let width = 9;
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    bits -= width;
    const code = (held >> bits) & ((1 << width) - 1);
    if (code === endCode) break;
    if (code === clearCode) {
      table.length = 258;
      width = 9;
      before = undefined;
      continue;
    }
    const known = table[code];
    if (!known && (!before || code !== table.length)) break;
    const entry = known ?? Uint8Array.of(...before!, before![0]!);
    budget.spend(entry.length);
    pieces.push(entry);
    if (before && table.length < 4096) table.push(Uint8Array.of(...before, entry[0]!));
    before = entry;
    const next = table.length + early;
    width = next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9;
  }
  return Buffer.concat(pieces);
}
