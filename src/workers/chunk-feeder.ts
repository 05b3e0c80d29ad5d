// Pieces of any size to the overlapping chunks that a text is scanned in. Looks at the first bytes early, so that what is no text is not held.

import type { FileChunk } from '../sources/read-file.ts';
import { sniff } from '../views/sniff.ts';
import type { ScanResult } from './file-scanner.ts';

/** Zero bytes behind the data, for RE2 (see design.md). */
const paddingBytes = 16;
const startBytes = 64 * 1024;
/** As many as sniffing looks at. */
const headBytes = 8192;

/** Takes a text chunk by chunk; `add` is false when the rest is not wanted. */
export interface TextScan {
  /** Whether text is looked for in what is none. */
  readonly isReadingBinary: boolean;
  add(chunk: Extract<FileChunk, { kind: 'chunk' }>): boolean;
  finish(): ScanResult;
}

export class ChunkFeeder {
  readonly #scan: TextScan;
  readonly #chunkBytes: number;
  readonly #overlapBytes: number;
  #buffer = Buffer.alloc(startBytes + paddingBytes);
  #length = 0;
  #offset = 0;
  #isDone = false;
  #isSniffed = false;

  constructor(scan: TextScan, sizes: { readonly chunkBytes: number; readonly overlapBytes: number }) {
    this.#scan = scan;
    this.#chunkBytes = sizes.chunkBytes;
    this.#overlapBytes = sizes.overlapBytes;
  }

  push(piece: Uint8Array): void {
    for (let rest = piece; rest.length > 0 && !this.#isDone; ) {
      // A full chunk is given only when more follows, so that the last one is known to be the last.
      if (this.#length === this.#chunkBytes) this.#give(false);
      const taken = rest.subarray(0, this.#chunkBytes - this.#length);
      this.#reserve(this.#length + taken.length);
      this.#buffer.set(taken, this.#length);
      this.#length += taken.length;
      rest = rest.subarray(taken.length);
      if (!this.#isSniffed && this.#length >= headBytes) this.#look();
    }
  }

  /** What there is is all there is. */
  finish(): void {
    if (!this.#isDone) this.#give(true);
  }

  /** A binary text is scanned no further, unless it is to be. */
  #look(): void {
    this.#isSniffed = true;
    if (sniff(this.#buffer.subarray(0, this.#length)) === 'binary' && !this.#scan.isReadingBinary) this.#give(true);
  }

  #give(isLast: boolean): void {
    this.#buffer.fill(0, this.#length, this.#length + paddingBytes);
    const chunk = {
      kind: 'chunk',
      bytes: this.#buffer.subarray(0, this.#length),
      offset: this.#offset,
      isLast,
    } as const;
    if (!this.#scan.add(chunk) || isLast) {
      this.#isDone = true;
      this.#buffer = Buffer.alloc(0);
      return;
    }
    this.#buffer.copyWithin(0, this.#length - this.#overlapBytes, this.#length);
    this.#offset += this.#length - this.#overlapBytes;
    this.#length = this.#overlapBytes;
  }

  #reserve(needed: number): void {
    if (needed + paddingBytes <= this.#buffer.length) return;
    const larger = Buffer.alloc(Math.min(Math.max(this.#buffer.length * 2, needed), this.#chunkBytes) + paddingBytes);
    larger.set(this.#buffer.subarray(0, this.#length));
    this.#buffer = larger;
  }
}
