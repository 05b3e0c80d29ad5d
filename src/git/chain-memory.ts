// Memory for the objects of a delta chain: one arena with blocks of like sizes that are used again and again, and single allocations
// for what is too large for it. What lies in the arena can be worked on by WebAssembly.

import type { Arena } from '../lib/arena.ts';

/** `size` bytes at `start` of `memory`, with at least `paddingBytes` more behind them. Not to be used once given back. */
export type Block = {
  readonly memory: Buffer;
  readonly start: number;
  size: number;
  readonly sizeClass: number;
};

/** Readable and zero behind every block that was sealed. */
export const paddingBytes = 16;

/** Enough for the chains of all but unusual families, and for what is reserved. */
export const chainArenaBytes = 40 * 1024 * 1024;
const smallestShift = 9;
/** Larger blocks are allocated singly: keeping them for later would cost more than making them. */
const largestShift = 21;

export class ChainMemory {
  /** The whole memory that the arena is a stretch of; blocks in it start at addresses of WebAssembly. */
  readonly shared: Buffer;
  readonly #free: Block[][] = Array.from({ length: largestShift + 1 }, () => []);
  readonly #end: number;
  #used: number;
  #held = 0;

  /** Uses the arena but for its first `reserved` bytes. */
  constructor(arena: Arena, reserved: number) {
    this.shared = Buffer.from(arena.memory.buffer);
    this.#used = arena.start + reserved;
    this.#end = arena.start + arena.bytes;
  }

  /** Bytes of all blocks that are out. */
  get heldBytes(): number {
    return this.#held;
  }

  /** A block of `size` bytes of any content, with room for `room` bytes behind them. The caller bounds `size`. */
  take(size: number, room: number = paddingBytes): Block {
    const wanted = size + room;
    this.#held += size;
    const sizeClass = Math.max(32 - Math.clz32(wanted - 1), smallestShift);
    if (sizeClass > largestShift) return { memory: Buffer.allocUnsafeSlow(wanted), start: 0, size, sizeClass: -1 };
    const free = this.#free[sizeClass]?.pop();
    if (free !== undefined) {
      free.size = size;
      return free;
    }
    const bytes = 1 << sizeClass;
    if (this.#used + bytes > this.#end)
      return { memory: Buffer.allocUnsafeSlow(wanted), start: 0, size, sizeClass: -1 };
    const start = this.#used;
    this.#used += bytes;
    return { memory: this.shared, start, size, sizeClass };
  }

  /** Gives a block back. Its bytes may change at once. */
  release(block: Block): void {
    this.#held -= block.size;
    if (block.sizeClass !== -1) this.#free[block.sizeClass]?.push(block);
  }
}

/** The block's bytes, with zeros behind them. */
export function sealBlock({ memory, start, size }: Block): Buffer {
  for (let at = start + size; at < start + size + paddingBytes; at++) memory[at] = 0;
  return memory.subarray(start, start + size);
}

/** Copies `length` bytes. */
export function copyBytes(from: Buffer, start: number, length: number, to: Buffer, at: number): void {
  if (from === to) to.copyWithin(at, start, start + length);
  else to.set(from.subarray(start, start + length), at);
}
