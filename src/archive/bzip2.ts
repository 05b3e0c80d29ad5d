// bzip2, of any number of streams, piece by piece. Waits until a block is sure to be there as a whole, then decodes it at once: a block is at
// most 900 kB unpacked. Checksums of blocks are checked: damage is said at the block that has it.

import { ArchiveError } from './archive-error.ts';
import { BitReader } from './bit-reader.ts';
import { Bzip2Block } from './bzip2-block.ts';
import type { Decoder } from './decoder.ts';

/** No block is longer than this packed: 900,000 symbols of 20 bits at most in tables that were made for them, and 100 kB for the tables. */
const maxPackedBlock = 2_400_000;
const blockMagic = 0x314159265359;
const endMagic = 0x177245385090;

export class Bzip2Decoder implements Decoder {
  #held = Buffer.alloc(0);
  /** Bits of `#held` that are done with. */
  #bit = 0;
  /** Of the stream that is being read; undefined between two. */
  #block: Bzip2Block | undefined;
  #streams = 0;
  #inputBytes = 0;

  *push(input: Uint8Array): Generator<Uint8Array, void, undefined> {
    this.#inputBytes += input.length;
    this.#held = Buffer.concat([this.#held.subarray(this.#bit >> 3), input]);
    this.#bit &= 7;
    while (this.#held.length - (this.#bit >> 3) >= maxPackedBlock) {
      const output = this.#next();
      if (output === undefined) return;
      yield output;
    }
  }

  *finish(): Generator<Uint8Array, void, undefined> {
    while (this.#held.length - (this.#bit >> 3) > 0) {
      const output = this.#next();
      if (output === undefined) break;
      yield output;
    }
    if (this.#block !== undefined || this.#streams === 0)
      throw damaged(`it ends too early, after byte ${this.#inputBytes} of the compressed data`);
  }

  close(): void {
    this.#held = Buffer.alloc(0);
  }

  /** Bytes of the next block, which may be none; undefined when there are no more blocks. */
  #next(): Uint8Array | undefined {
    const bits = new BitReader(this.#held, this.#bit);
    if (this.#block === undefined) {
      const isStream = bits.read(24) === 0x425a68;
      const level = bits.read(8) - 0x30;
      if (!isStream || level < 1 || level > 9 || bits.isPast) {
        // Zeros and the like behind the last stream are left alone, as the program itself does.
        if (this.#streams === 0) throw damaged('it has no header');
        this.#held = Buffer.alloc(0);
        this.#bit = 0;
        return undefined;
      }
      this.#block = new Bzip2Block(level * 100_000);
    }
    const magic = bits.read(24) * 2 ** 24 + bits.read(24);
    const checksum = bits.read(32);
    if (bits.isPast) throw damaged(`it ends too early, after byte ${this.#inputBytes} of the compressed data`);
    if (magic === endMagic) {
      this.#block = undefined;
      this.#streams++;
      this.#bit = (bits.position + 7) & ~7;
      return new Uint8Array(0);
    }
    if (magic !== blockMagic) throw damaged('there is no block where one should be');
    const output = this.#block.decode(bits, checksum);
    this.#bit = bits.position;
    return output;
  }
}

function damaged(what: string): ArchiveError {
  return new ArchiveError('archive-corrupt', `the bzip2 data is damaged: ${what}`);
}
