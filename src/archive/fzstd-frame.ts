// The one door to fzstd: one frame after the other, block by block, so that a block of four bytes that stands for 128 kB is not decoded before
// somebody wants it.

import { Decompress } from 'fzstd';
import { ArchiveError } from './archive-error.ts';
import type { FrameDecoder } from './zstd.ts';

/**
 * fzstd moves the whole window on for every block. Frames as they are really written move 64 to 1024 bytes for each byte that comes out; a frame
 * of tiny blocks and a huge window would keep a machine busy for hours.
 */
const maxMovedPerByte = 4096;
const freeMovedBytes = 4 * 2 ** 30;

export class FzstdFrame implements FrameDecoder {
  #stream: Decompress | undefined;
  #windowBytes = 0;
  #movedBytes = 0;
  #outputBytes = 0;
  #blocks: Uint8Array[] = [];

  start(windowBytes: number): void {
    this.#windowBytes = windowBytes;
    this.#stream = new Decompress((block) => void this.#blocks.push(block));
  }

  *write(bytes: Uint8Array, isBlockEnd: boolean): Generator<Uint8Array, void, undefined> {
    if (isBlockEnd) this.#count();
    // It keeps what it cannot use yet, and our input is not ours to lend.
    this.#feed(Uint8Array.from(bytes), false);
    yield* this.#take();
  }

  *end(): Generator<Uint8Array, void, undefined> {
    this.#feed(new Uint8Array(0), true);
    yield* this.#take();
  }

  close(): void {
    this.#stream = undefined;
  }

  #feed(bytes: Uint8Array, isLast: boolean): void {
    try {
      this.#stream?.push(bytes, isLast);
    } catch (error) {
      // It says what it knows by a sentence, and runs into errors of the language where data is worse than it expects.
      const reason = error instanceof Error ? error.message : String(error);
      throw new ArchiveError('archive-corrupt', `the zstd data is damaged: ${reason}`, error);
    }
  }

  *#take(): Generator<Uint8Array, void, undefined> {
    const blocks = this.#blocks;
    this.#blocks = [];
    for (const block of blocks) {
      this.#outputBytes += block.length;
      if (block.length > 0) yield block;
    }
  }

  #count(): void {
    this.#movedBytes += this.#windowBytes;
    if (this.#movedBytes > freeMovedBytes + this.#outputBytes * maxMovedPerByte)
      throw new ArchiveError('archive-limit', 'the zstd data has too many small blocks for its window');
  }
}
