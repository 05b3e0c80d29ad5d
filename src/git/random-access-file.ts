// Positional reads from files of any size through a small window, with a bound on how many are open at once: a repository may
// have more packs than a process may have file descriptors.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { errorCode, GitReadError } from './git-read-error.ts';

/** Descriptors kept open together; half the common soft limit of 256 (macOS), as other parts of a scan open files too. */
const maxOpenFiles = 128;

/** `length` bytes at `start` of `memory`. */
export type Slice = { memory: Buffer; start: number; length: number };

/** Knows which files are open and closes the one unused for longest when there are too many. One per object store. */
export class OpenFiles {
  readonly #files = new Set<RandomAccessFile>();
  #keptBytes = 0;
  #latest: RandomAccessFile | undefined;

  /** Marks `file` as just used. */
  touch(file: RandomAccessFile): void {
    if (file === this.#latest) return;
    this.#latest = file;
    this.#files.delete(file);
    this.#files.add(file);
    if (this.#files.size <= maxOpenFiles) return;
    for (const oldest of this.#files) {
      this.#files.delete(oldest);
      oldest.release();
      return;
    }
  }

  /** Whether there is room for `bytes` more of files that are kept whole; if so, it is taken. */
  keep(bytes: number): boolean {
    if (this.#keptBytes + bytes > maxKeptBytes) return false;
    this.#keptBytes += bytes;
    return true;
  }

  /** Closes everything; files open again when they are read again. */
  releaseAll(): void {
    for (const file of this.#files) file.release();
    this.#files.clear();
    this.#latest = undefined;
  }
}

/** Windows read before a file that may be kept whole is. */
const manyWindows = 4096;
/** Bytes of files that are kept whole, in all: the index of two million objects. */
const maxKeptBytes = 64 << 20;

export class RandomAccessFile {
  readonly path: string;
  /** Bytes, as of the first opening. */
  readonly size: number;
  readonly #openFiles: OpenFiles;
  readonly #windowBytes: number;
  readonly #mayBeKept: boolean;
  #windows = 0;
  #descriptor: number | undefined;
  #windowMemory: Buffer | undefined;
  #window: Buffer = Buffer.alloc(0);
  #windowStart = 0;

  /**
   * Opens the file; throws GitReadError, here and later, when the system refuses. Reads come in pieces of `windowBytes`; a file that
   * may be kept is read as a whole when it is asked for very often.
   */
  constructor(path: string, openFiles: OpenFiles, windowBytes: number, { mayBeKept = false } = {}) {
    this.path = path;
    this.#mayBeKept = mayBeKept;
    this.#openFiles = openFiles;
    this.#windowBytes = windowBytes;
    this.size = fstatSync(this.#open()).size;
  }

  /** Bytes `offset` to `offset + length`, fewer at the end of the file. Valid only until the next call. */
  view(offset: number, length: number): Buffer {
    const end = Math.min(offset + length, this.size);
    if (end <= offset) return Buffer.alloc(0);
    const start = offset - this.#windowStart;
    const stop = end - this.#windowStart;
    if (start >= 0 && stop <= this.#window.length) return this.#window.subarray(start, stop);
    if (end - offset > this.#windowBytes) return this.#fill(Buffer.allocUnsafe(end - offset), offset);
    this.#fillWindow(offset, end);
    return this.#window.subarray(offset - this.#windowStart, end - this.#windowStart);
  }

  /** Fills a slice from `offset` on, past the window; returns how many bytes there were: fewer at the end of the file. */
  readInto({ memory, start, length }: Slice, offset: number): number {
    const descriptor = this.#open();
    let done = 0;
    while (done < length) {
      const count = this.#readOnce(descriptor, { memory, start: start + done, length: length - done }, offset + done);
      if (count === 0) break;
      done += count;
    }
    return done;
  }

  /** Closes the descriptor; the next read that needs it opens the file again. */
  release(): void {
    if (this.#descriptor === undefined) return;
    closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  /**
   * Aligned, so that steps of a binary search to either side stay inside; longer where the wanted bytes cross the boundary.
   * Always the same memory: making a new buffer takes several times as long as reading a page into it.
   */
  #fillWindow(offset: number, end: number): void {
    if (this.#mayBeKept && ++this.#windows === manyWindows && this.#openFiles.keep(this.size)) {
      this.#window = this.#fill(Buffer.allocUnsafeSlow(this.size), 0);
      this.#windowStart = 0;
      if (end <= this.#window.length) return;
    }
    const start = offset - (offset % this.#windowBytes);
    const stop = Math.min(Math.max(start + this.#windowBytes, end), this.size);
    this.#windowMemory ??= Buffer.allocUnsafeSlow(2 * this.#windowBytes);
    this.#window = this.#window.subarray(0, 0);
    this.#window = this.#fill(this.#windowMemory.subarray(0, stop - start), start);
    this.#windowStart = start;
  }

  /** The part of `target` that could be filled. */
  #fill(target: Buffer, offset: number): Buffer {
    return target.subarray(0, this.readInto({ memory: target, start: 0, length: target.length }, offset));
  }

  #open(): number {
    this.#openFiles.touch(this);
    if (this.#descriptor !== undefined) return this.#descriptor;
    try {
      this.#descriptor = openSync(this.path, 'r');
      return this.#descriptor;
    } catch (error) {
      throw this.#unreadable(error);
    }
  }

  #readOnce(descriptor: number, { memory, start, length }: Slice, offset: number): number {
    try {
      return readSync(descriptor, memory, start, length, offset);
    } catch (error) {
      throw this.#unreadable(error);
    }
  }

  /** A file that cannot be read holds nothing for us: a repack may also remove it at any time. */
  #unreadable(error: unknown): GitReadError {
    return new GitReadError('object-missing', `${this.path}: cannot be read (${errorCode(error)})`, error);
  }
}
