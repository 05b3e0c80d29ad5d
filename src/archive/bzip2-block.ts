// One block of bzip2: Huffman codes to symbols, move-to-front and run lengths to the sorted text, that back to the text, and its own runs undone.

import { ArchiveError } from './archive-error.ts';
import type { BitReader } from './bit-reader.ts';

const groupSymbols = 50;
const maxCodeBits = 20;

/** Canonical Huffman code: for each length the first code of it and where its symbols begin. */
type Code = {
  readonly first: Int32Array;
  readonly offset: Int32Array;
  readonly count: Int32Array;
  readonly symbols: Uint16Array;
};

export class Bzip2Block {
  readonly #maxBytes: number;
  readonly #links: Uint32Array;
  #output = Buffer.alloc(1 << 20);

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
    this.#links = new Uint32Array(maxBytes);
  }

  /** Decodes what follows the block's checksum. The result is valid until the next call. Throws ArchiveError. */
  decode(bits: BitReader, checksum: number): Uint8Array {
    if (bits.bit() === 1) throw new ArchiveError('archive-unsupported', 'bzip2 blocks in random order are not read');
    const start = bits.read(24);
    const length = this.#readSymbols(bits);
    if (bits.isPast) throw damaged('a block ends too early');
    if (start >= length) throw damaged('a block begins outside of itself');
    const output = this.#unsort(start, length);
    if (crcOf(output) !== checksum) throw damaged('the checksum of a block is wrong');
    return output;
  }

  /** Symbols into the low byte of `#links`. */
  #readSymbols(bits: BitReader): number {
    const used = readUsed(bits);
    if (used.length === 0) throw damaged('a block uses no bytes');
    const groups = bits.read(3);
    const selectorCount = bits.read(15);
    if (groups < 2 || groups > 6 || selectorCount === 0) throw damaged('a block has no codes');
    const selectors = readSelectors(bits, groups, selectorCount);
    const codes = Array.from({ length: groups }, () => readCode(bits, used.length + 2));
    const front = Uint8Array.from(used);
    const end = used.length + 1;
    let length = 0;
    let run = 0;
    let weight = 1;
    for (let group = 0; ; group++) {
      const code = codes[selectors[group] ?? -1];
      if (code === undefined || bits.isPast) throw damaged('a block ends too early');
      for (let i = 0; i < groupSymbols; i++) {
        const symbol = readSymbol(bits, code);
        if (symbol <= 1) {
          run += weight << symbol;
          weight <<= 1;
          if (run > this.#maxBytes) throw damaged('a block is too long');
          continue;
        }
        if (run > 0) {
          if (length + run > this.#maxBytes) throw damaged('a block is too long');
          this.#links.fill(front[0]!, length, length + run);
          length += run;
          run = 0;
        }
        weight = 1;
        if (symbol === end) return length;
        if (length >= this.#maxBytes) throw damaged('a block is too long');
        const byte = front[symbol - 1]!;
        front.copyWithin(1, 0, symbol - 1);
        front[0] = byte;
        this.#links[length++] = byte;
      }
    }
  }

  /** The text that was sorted, with its runs of four and more written out. */
  #unsort(start: number, length: number): Uint8Array {
    const links = this.#links;
    const starts = new Uint32Array(257);
    for (let i = 0; i < length; i++) starts[(links[i]! & 255) + 1]!++;
    for (let i = 0; i < 256; i++) starts[i + 1]! += starts[i]!;
    for (let i = 0; i < length; i++) links[starts[links[i]! & 255]!++]! |= i << 8;
    let written = 0;
    let same = 0;
    let last = -1;
    let link = links[start]! >>> 8;
    for (let i = 0; i < length; i++) {
      const entry = links[link]!;
      const byte = entry & 255;
      link = entry >>> 8;
      const count = same === 4 ? byte : 1;
      if (written + count > this.#output.length) this.#output = grown(this.#output, written + count);
      if (same === 4) {
        this.#output.fill(last, written, written + count);
        same = 0;
        last = -1;
      } else {
        this.#output[written] = byte;
        same = byte === last ? same + 1 : 1;
        last = byte;
      }
      written += count;
    }
    return this.#output.subarray(0, written);
  }
}

function readUsed(bits: BitReader): number[] {
  const ranges = bits.read(16);
  const used: number[] = [];
  for (let range = 0; range < 16; range++) {
    if (((ranges >> (15 - range)) & 1) === 0) continue;
    const members = bits.read(16);
    for (let i = 0; i < 16; i++) if (((members >> (15 - i)) & 1) === 1) used.push(range * 16 + i);
  }
  return used;
}

function readSelectors(bits: BitReader, groups: number, count: number): Uint8Array {
  const front = [0, 1, 2, 3, 4, 5];
  const selectors = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    let place = 0;
    while (bits.bit() === 1) if (++place >= groups) throw damaged('a block names a code that it does not have');
    const [selector] = front.splice(place, 1);
    front.unshift(selector!);
    selectors[i] = selector!;
  }
  return selectors;
}

function readCode(bits: BitReader, symbols: number): Code {
  const lengths = new Uint8Array(symbols);
  let length = bits.read(5);
  for (let i = 0; i < symbols; i++) {
    while (bits.bit() === 1) {
      length += bits.bit() === 1 ? -1 : 1;
      if (length < 1 || length > maxCodeBits) throw damaged('a code has no length');
    }
    if (length < 1 || length > maxCodeBits) throw damaged('a code has no length');
    lengths[i] = length;
  }
  return makeCode(lengths);
}

function makeCode(lengths: Uint8Array): Code {
  const count = new Int32Array(maxCodeBits + 2);
  for (const length of lengths) count[length]!++;
  const first = new Int32Array(maxCodeBits + 2);
  const offset = new Int32Array(maxCodeBits + 2);
  for (let length = 1, code = 0, at = 0; length <= maxCodeBits; length++) {
    first[length] = code;
    offset[length] = at;
    at += count[length]!;
    code = (code + count[length]!) << 1;
  }
  const next = Int32Array.from(offset);
  const symbols = new Uint16Array(lengths.length);
  for (const [symbol, length] of lengths.entries()) symbols[next[length]!++] = symbol;
  return { first, offset, count, symbols };
}

function readSymbol(bits: BitReader, { first, offset, count, symbols }: Code): number {
  let code = 0;
  for (let length = 1; length <= maxCodeBits; length++) {
    code = (code << 1) | bits.bit();
    const index = code - first[length]!;
    if (index >= 0 && index < count[length]!) return symbols[offset[length]! + index]!;
  }
  throw damaged('a code is not in its table');
}

function grown(buffer: Uint8Array, needed: number): Buffer<ArrayBuffer> {
  const larger = Buffer.alloc(Math.max(needed, buffer.length * 2));
  larger.set(buffer);
  return larger;
}

const crcTable = makeCrcTable();

function makeCrcTable(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte << 24;
    for (let i = 0; i < 8; i++) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
    return value >>> 0;
  });
}

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = ((crc << 8) ^ crcTable[((crc >>> 24) ^ byte) & 255]!) >>> 0;
  return ~crc >>> 0;
}

function damaged(what: string): ArchiveError {
  return new ArchiveError('archive-corrupt', `the bzip2 data is damaged: ${what}`);
}
