// How files that were read on the main thread travel to the thread that scans them: many small ones in one stretch of memory, long ones in
// overlapping pieces. Text is told from binary here, so that what will not be searched is not sent.

import { archiveHeadBytes, sniffArchive } from '../archive/sniff-archive.ts';
import type { SkipReason } from '../model/coverage.ts';
import type { InsideLimits } from '../model/limits.ts';
import type { Origin } from '../model/origin.ts';
import { sniff } from '../views/sniff.ts';

/** Zero bytes behind every text, for RE2 (see design.md). */
const paddingBytes = 16;
/** Paths that wait for the slab to fill. */
const maxSkipped = 4096;
/** As far as `sniff` looks. */
const sniffBytes = 8192;

export type PathOrigin = Origin & { readonly path: string };

/** A text or a piece of one. */
export type SlabText = {
  readonly origin: PathOrigin;
  /** Place in the slab. */
  readonly start: number;
  readonly length: number;
  /** Where the piece stands in the text. */
  readonly offset: number;
  readonly isLast: boolean;
};

export type Slab = {
  /** Nobody else uses it: it may be given away. Not shared memory, as V8 copies that a word at a time. */
  readonly memory: ArrayBuffer;
  readonly texts: readonly SlabText[];
  /** Files that are not searched, for rules that look at paths. */
  readonly skipped: readonly { readonly origin: PathOrigin; readonly reason: SkipReason }[];
  /** Goes on with the last text of the slab before: the same scanner has to have it. */
  readonly isContinued: boolean;
};

/** Whether something that begins so is looked into though it is no text. */
export function isOpened(head: Uint8Array, { binary, maxDepth }: InsideLimits): boolean {
  return binary || (maxDepth > 0 && sniffArchive(head.subarray(0, archiveHeadBytes)) !== undefined);
}

type Open = {
  readonly origin: PathOrigin;
  /** Of the piece, in the slab. */
  start: number;
  /** Of the piece, in the text. */
  offset: number;
  state: 'unknown' | 'text' | 'skipped';
};

export class SlabWriter {
  readonly #slabBytes: number;
  readonly #overlapBytes: number;
  #memory: Buffer;
  #length = 0;
  #texts: SlabText[] = [];
  #skipped: { origin: PathOrigin; reason: SkipReason }[] = [];
  #isContinued = false;
  #open: Open | undefined;
  readonly #full: Slab[] = [];
  readonly #takeUsed: () => ArrayBuffer | undefined;
  readonly #isOpened: (head: Uint8Array) => boolean;

  /**
   * The same overlap and at most the chunk size of the scanner that gets the slabs. `takeUsed` gives the memory of a slab that is done with, if
   * there is one: fresh memory costs a page fault every four kilobytes, and a collection every few slabs. `isOpened` says by its start whether
   * something that is no text is looked into all the same.
   */
  constructor(
    { chunkBytes, overlapBytes }: { readonly chunkBytes: number; readonly overlapBytes: number },
    takeUsed: () => ArrayBuffer | undefined = () => undefined,
    isOpened: (head: Uint8Array) => boolean = () => false,
  ) {
    this.#slabBytes = chunkBytes;
    this.#overlapBytes = overlapBytes;
    this.#takeUsed = takeUsed;
    this.#isOpened = isOpened;
    this.#memory = this.#allocate();
  }

  /** Begins a file; `size` as far as it is known. */
  open(origin: PathOrigin, size: number | undefined): void {
    // Long texts, and those of unknown length, begin with a slab: their pieces are whole slabs.
    if (this.#length > 0 && (size === undefined || this.#length + size + paddingBytes > this.#slabBytes)) this.#flush();
    this.#open = { origin, start: this.#length, offset: 0, state: 'unknown' };
  }

  add(bytes: Uint8Array): void {
    const open = this.#open;
    if (!open) return;
    let at = 0;
    while (at < bytes.length && open.state !== 'skipped') {
      if (this.#length === this.#slabBytes) this.#cut(open);
      const taken = bytes.subarray(at, at + this.#slabBytes - this.#length);
      this.#memory.set(taken, this.#length);
      this.#length += taken.length;
      at += taken.length;
      if (open.state === 'unknown' && this.#length - open.start >= sniffBytes) this.#sniff(open);
    }
  }

  /** Ends the file. */
  end(): void {
    const open = this.#open;
    if (!open) return;
    if (open.state === 'unknown') this.#sniff(open);
    if (open.state === 'text') this.#give(open, true);
    this.#open = undefined;
    this.#flushPaths();
  }

  /** A file of which only the path is looked at. */
  skip(origin: PathOrigin, reason: SkipReason): void {
    this.#skipped.push({ origin, reason });
    this.#flushPaths();
  }

  /** The slabs that are full; those that come later are not in it. */
  takeFull(): readonly Slab[] {
    return this.#full.splice(0);
  }

  /** All that is left. */
  finish(): readonly Slab[] {
    this.end();
    this.#flush();
    return this.takeFull();
  }

  #sniff(open: Open): void {
    const head = this.#memory.subarray(open.start, this.#length);
    const kind = sniff(head);
    if (kind !== 'empty' && (kind !== 'binary' || this.#isOpened(head))) {
      open.state = 'text';
      return;
    }
    open.state = 'skipped';
    this.#length = open.start;
    this.#skipped.push({ origin: open.origin, reason: kind });
  }

  /** The slab is full, and the text goes on: the next one begins with the end of this one. */
  #cut(open: Open): void {
    this.#give(open, false);
    const tail = this.#memory.subarray(this.#slabBytes - this.#overlapBytes, this.#slabBytes);
    const next = this.#allocate();
    next.set(tail);
    open.offset += this.#slabBytes - open.start - this.#overlapBytes;
    open.start = 0;
    this.#close(next, this.#overlapBytes);
    this.#isContinued = true;
  }

  #give({ origin, start, offset }: Open, isLast: boolean): void {
    this.#texts.push({ origin, start, length: this.#length - start, offset, isLast });
    if (!isLast) return;
    this.#length = Math.min(this.#length, this.#slabBytes);
    this.#memory.fill(0, this.#length, this.#length + paddingBytes);
    this.#length += paddingBytes;
  }

  /** Images of nothing but programs fill no slab. */
  #flushPaths(): void {
    if (this.#skipped.length >= maxSkipped && this.#open === undefined) this.#flush();
  }

  #flush(): void {
    if (this.#texts.length === 0 && this.#skipped.length === 0) return;
    this.#close(this.#allocate(), 0);
    this.#isContinued = false;
  }

  #allocate(): Buffer {
    const used = this.#takeUsed();
    return used ? Buffer.from(used) : Buffer.allocUnsafeSlow(this.#slabBytes + paddingBytes);
  }

  #close(next: Buffer, length: number): void {
    this.#memory.fill(0, this.#slabBytes);
    this.#full.push({
      memory: this.#memory.buffer as ArrayBuffer,
      texts: this.#texts,
      skipped: this.#skipped,
      isContinued: this.#isContinued,
    });
    this.#memory = next;
    this.#length = length;
    this.#texts = [];
    this.#skipped = [];
  }
}
