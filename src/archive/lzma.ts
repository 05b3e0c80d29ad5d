// LZMA as LZMA2 uses it: one chunk of packed bytes at a time, into a window that is the dictionary as well.

import { ArchiveError } from './archive-error.ts';

const states = 12;
/** Offsets of the probabilities in one table. */
const isMatchAt = 0;
const isRepAt = isMatchAt + states * 16;
const isRep0At = isRepAt + states;
const isRep1At = isRep0At + states;
const isRep2At = isRep1At + states;
const isRep0LongAt = isRep2At + states;
const slotAt = isRep0LongAt + states * 16;
const specialAt = slotAt + 4 * 64;
const alignAt = specialAt + 128;
const matchLengthAt = alignAt + 16;
const repLengthAt = matchLengthAt + 2 + 16 * 16 + 256;
const literalAt = repLengthAt + 2 + 16 * 16 + 256;
const literalStates = 16;

export class LzmaDecoder {
  /** The dictionary: a ring. */
  readonly #window: Uint8Array;
  #at = 0;
  #filled = 0;
  readonly #probabilities = new Uint16Array(literalAt + 0x300 * literalStates);
  #lc = 0;
  #lp = 0;
  #pb = 0;
  #state = 0;
  readonly #reps = new Int32Array(4);
  #input: Uint8Array = new Uint8Array(0);
  #inputAt = 0;
  #range = 0;
  #code = 0;

  constructor(dictionaryBytes: number) {
    this.#window = new Uint8Array(dictionaryBytes);
  }

  resetDictionary(): void {
    this.#at = 0;
    this.#filled = 0;
  }

  /** `properties` as LZMA packs them: (pb * 5 + lp) * 9 + lc. Throws ArchiveError. */
  setProperties(properties: number): void {
    this.#lc = properties % 9;
    this.#lp = Math.floor(properties / 9) % 5;
    this.#pb = Math.floor(properties / 45);
    if (properties > 224 || this.#lc + this.#lp > 4) throw damaged('its properties make no sense');
  }

  resetState(): void {
    this.#state = 0;
    this.#reps.fill(0);
    this.#probabilities.fill(1024);
  }

  /** Takes bytes that are not packed. */
  copy(bytes: Uint8Array): void {
    for (const byte of bytes) this.#put(byte);
  }

  /** Decodes a chunk into exactly `size` bytes. */
  decode(input: Uint8Array, size: number): Uint8Array {
    this.#input = input;
    this.#inputAt = 5;
    this.#range = 0xffffffff;
    this.#code = ((input[1]! << 24) | (input[2]! << 16) | (input[3]! << 8) | input[4]!) >>> 0;
    const output = Buffer.alloc(size);
    let written = 0;
    // Places count modulo 16 at most, and the window's size is a multiple of that.
    while (written < size) {
      const position = this.#at & ((1 << this.#pb) - 1);
      if (this.#bit(isMatchAt + this.#state * 16 + position) === 0) {
        output[written++] = this.#literal();
        continue;
      }
      const length = this.#bit(isRepAt + this.#state) === 1 ? this.#repeated(position) : this.#matched(position);
      if (length === 0) {
        output[written++] = this.#back(this.#reps[0]!);
        this.#put(output[written - 1]!);
        continue;
      }
      if (this.#reps[0]! >= this.#filled || this.#reps[0]! < 0) throw damaged('it refers to what is not there');
      if (written + length > size) throw damaged('a match is too long');
      for (let i = 0; i < length; i++) {
        const byte = this.#back(this.#reps[0]!);
        output[written++] = byte;
        this.#put(byte);
      }
    }
    if (this.#inputAt > input.length) throw damaged('a chunk ends too early');
    return output;
  }

  #put(byte: number): void {
    this.#window[this.#at] = byte;
    this.#at = this.#at + 1 === this.#window.length ? 0 : this.#at + 1;
    if (this.#filled < this.#window.length) this.#filled++;
  }

  /** The byte `distance` + 1 back. */
  #back(distance: number): number {
    const at = this.#at - distance - 1;
    return this.#window[at < 0 ? at + this.#window.length : at]!;
  }

  #literal(): number {
    const before = this.#filled === 0 ? 0 : this.#back(0);
    const place = ((this.#at & ((1 << this.#lp) - 1)) << this.#lc) + (before >> (8 - this.#lc));
    const base = literalAt + 0x300 * place;
    let symbol = 1;
    if (this.#state >= 7) {
      let match = this.#back(this.#reps[0]!);
      do {
        const expected = (match >> 7) & 1;
        match <<= 1;
        const bit = this.#bit(base + ((1 + expected) << 8) + symbol);
        symbol = (symbol << 1) | bit;
        if (bit !== expected) break;
      } while (symbol < 0x100);
    }
    while (symbol < 0x100) symbol = (symbol << 1) | this.#bit(base + symbol);
    this.#state = this.#state < 4 ? 0 : this.#state < 10 ? this.#state - 3 : this.#state - 6;
    this.#put(symbol & 255);
    return symbol & 255;
  }

  /** Length of a match at a distance used before; 0 for a single byte. */
  #repeated(position: number): number {
    const reps = this.#reps;
    if (this.#bit(isRep0At + this.#state) === 0) {
      if (this.#bit(isRep0LongAt + this.#state * 16 + position) === 0) {
        if (reps[0]! >= this.#filled) throw damaged('it refers to what is not there');
        this.#state = this.#state < 7 ? 9 : 11;
        return 0;
      }
    } else {
      let distance = reps[1]!;
      if (this.#bit(isRep1At + this.#state) === 1) {
        distance = reps[2]!;
        if (this.#bit(isRep2At + this.#state) === 1) {
          distance = reps[3]!;
          reps[3] = reps[2]!;
        }
        reps[2] = reps[1]!;
      }
      reps[1] = reps[0]!;
      reps[0] = distance;
    }
    const length = this.#length(repLengthAt, position);
    this.#state = this.#state < 7 ? 8 : 11;
    return length;
  }

  #matched(position: number): number {
    const reps = this.#reps;
    reps.copyWithin(1, 0, 3);
    const length = this.#length(matchLengthAt, position);
    this.#state = this.#state < 7 ? 7 : 10;
    const slot = this.#tree(slotAt + Math.min(length - 2, 3) * 64, 6);
    if (slot < 4) {
      reps[0] = slot;
      return length;
    }
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) << bits;
    if (slot < 14) reps[0] = base + this.#reverseTree(specialAt + base - slot, bits);
    else reps[0] = base + (this.#direct(bits - 4) << 4) + this.#reverseTree(alignAt, 4);
    return length;
  }

  #length(at: number, position: number): number {
    if (this.#bit(at) === 0) return 2 + this.#tree(at + 2 + position * 8, 3);
    if (this.#bit(at + 1) === 0) return 10 + this.#tree(at + 2 + 128 + position * 8, 3);
    return 18 + this.#tree(at + 2 + 256, 8);
  }

  #tree(at: number, bits: number): number {
    let symbol = 1;
    for (let i = 0; i < bits; i++) symbol = (symbol << 1) | this.#bit(at + symbol);
    return symbol - (1 << bits);
  }

  #reverseTree(at: number, bits: number): number {
    let symbol = 1;
    let value = 0;
    for (let i = 0; i < bits; i++) {
      const bit = this.#bit(at + symbol);
      symbol = (symbol << 1) | bit;
      value |= bit << i;
    }
    return value;
  }

  #direct(bits: number): number {
    let value = 0;
    for (let i = 0; i < bits; i++) {
      this.#range >>>= 1;
      const isSet = this.#code >= this.#range;
      if (isSet) this.#code = (this.#code - this.#range) >>> 0;
      value = (value << 1) | (isSet ? 1 : 0);
      this.#normalize();
    }
    return value;
  }

  #bit(at: number): number {
    const probability = this.#probabilities[at]!;
    const bound = (this.#range >>> 11) * probability;
    let bit = 0;
    if (this.#code < bound) {
      this.#range = bound;
      this.#probabilities[at] = probability + ((2048 - probability) >> 5);
    } else {
      bit = 1;
      this.#range = (this.#range - bound) >>> 0;
      this.#code = (this.#code - bound) >>> 0;
      this.#probabilities[at] = probability - (probability >> 5);
    }
    this.#normalize();
    return bit;
  }

  #normalize(): void {
    if (this.#range >= 0x1000000) return;
    this.#range = (this.#range << 8) >>> 0;
    this.#code = ((this.#code << 8) | (this.#input[this.#inputAt++] ?? 0)) >>> 0;
  }
}

function damaged(what: string): ArchiveError {
  return new ArchiveError('archive-corrupt', `the LZMA data is damaged: ${what}`);
}
