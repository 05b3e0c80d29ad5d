// Compressed entries of packs for bulk reading: blocks of the file are kept, as the entries of a family tend to lie near each other.

import { type OpenFiles, RandomAccessFile } from './random-access-file.ts';

/** `length` bytes at `start` of `memory`; valid until the next read. */
export type Slice = { memory: Buffer; start: number; length: number };

/** Pieces read at once, and how many are kept: up to 20 MiB in all. Families are scattered, so larger pieces mostly read in vain. */
const blockBytes = 1 << 13;
const blockCount = 2048;
/** Read beyond each block, so that nearly every entry that starts in it ends in it. */
const overlapBytes = 2048;

/** Blocks of closed readers, for the next ones of this thread: dropped, they would stay in memory until the next full collection. */
const spare: Buffer[] = [];

export class PackReader {
  readonly #file: RandomAccessFile;
  readonly #blocks: (Buffer | undefined)[] = new Array(blockCount).fill(undefined);
  readonly #numbers = new Int32Array(blockCount).fill(-1);
  readonly #filled = new Int32Array(blockCount);
  readonly #slice: Slice = { memory: Buffer.alloc(0), start: 0, length: 0 };

  /** Opens the file; throws GitReadError, here and later, when it cannot be read. */
  constructor(path: string, openFiles: OpenFiles) {
    this.#file = new RandomAccessFile(path, openFiles, 1);
  }

  /** Bytes `offset` to `end` of the pack; fewer at its end. */
  read(offset: number, end: number): Slice {
    const slice = this.#slice;
    const number = Math.floor(offset / blockBytes);
    const start = offset - number * blockBytes;
    if (end - number * blockBytes > blockBytes + overlapBytes) {
      slice.memory = this.#file.view(offset, end - offset);
      slice.start = 0;
      slice.length = slice.memory.length;
      return slice;
    }
    const place = number % blockCount;
    if (this.#numbers[place] !== number) this.#fill(place, number);
    slice.memory = this.#blocks[place] as Buffer;
    slice.start = start;
    slice.length = Math.max(Math.min(end - offset, (this.#filled[place] ?? 0) - start), 0);
    return slice;
  }

  /** Gives the blocks back; slices of them are no longer valid. */
  close(): void {
    for (const [place, block] of this.#blocks.entries()) {
      if (block !== undefined && spare.length < blockCount) spare.push(block);
      this.#blocks[place] = undefined;
    }
    this.#numbers.fill(-1);
  }

  #fill(place: number, number: number): void {
    this.#numbers[place] = -1;
    const memory = this.#blocks[place] ?? spare.pop() ?? Buffer.allocUnsafeSlow(blockBytes + overlapBytes);
    this.#blocks[place] = memory;
    this.#filled[place] = this.#file.readInto(memory, number * blockBytes).length;
    this.#numbers[place] = number;
  }
}
