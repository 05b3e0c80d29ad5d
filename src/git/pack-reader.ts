// Compressed entries of packs for bulk reading: blocks of the file are kept, as the entries of a family tend to lie near each other.

import { type OpenFiles, RandomAccessFile, type Slice } from './random-access-file.ts';

/**
 * Pieces read at once, and how many are kept: 2 MiB in all. Families are scattered over a pack, and the system keeps its pages anyway: 20 MiB
 * here took no less time.
 */
const blockBytes = 1 << 14;
const blockCount = 128;
/** Read beyond each block, so that nearly every entry that starts in it ends in it. */
const overlapBytes = 2048;
const strideBytes = blockBytes + overlapBytes;

/** Memory of closed readers, for the next ones of this thread: dropped, it would stay until the next full collection. */
const spare: Buffer[] = [];
const maxSpare = 4;

export class PackReader {
  readonly #file: RandomAccessFile;
  #blocks: Buffer = Buffer.alloc(0);
  readonly #numbers = new Int32Array(blockCount).fill(-1);
  readonly #filled = new Int32Array(blockCount);
  readonly #slice: Slice = { memory: Buffer.alloc(0), start: 0, length: 0 };

  /** Opens the file; throws GitReadError, here and later, when it cannot be read. */
  constructor(path: string, openFiles: OpenFiles) {
    this.#file = new RandomAccessFile(path, openFiles, 1);
  }

  /** Bytes `offset` to `end` of the pack; fewer at its end. Valid until the next read. */
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
    slice.memory = this.#blocks;
    slice.start = place * strideBytes + start;
    slice.length = Math.max(Math.min(end - offset, (this.#filled[place] ?? 0) - start), 0);
    return slice;
  }

  /** Fills `target` from `offset` on; returns how many bytes there were. */
  readInto(target: Slice, offset: number): number {
    return this.#file.readInto(target, offset);
  }

  /** Gives the memory back; slices of it are no longer valid. */
  close(): void {
    if (this.#blocks.length > 0 && spare.length < maxSpare) spare.push(this.#blocks);
    this.#blocks = Buffer.alloc(0);
    this.#numbers.fill(-1);
  }

  #fill(place: number, number: number): void {
    if (this.#blocks.length === 0) this.#blocks = spare.pop() ?? Buffer.allocUnsafeSlow(blockCount * strideBytes);
    this.#numbers[place] = -1;
    const block = { memory: this.#blocks, start: place * strideBytes, length: strideBytes };
    this.#filled[place] = this.#file.readInto(block, number * blockBytes);
    this.#numbers[place] = number;
  }
}
