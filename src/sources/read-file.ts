// Reads files as overlapping chunks into one buffer that is reused for every file. Synchronous, because a worker does nothing else
// meanwhile. Decides nothing about what is worth reading.

import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import type { Diagnostic } from '../model/diagnostic.ts';

/** A file to read: the name for people and the one for the system (bytes where the name is not UTF-8). */
export type FileRef = { readonly path: string; readonly fsPath: string | Uint8Array };

/**
 * `bytes` is valid until the reader is used again; 16 zero bytes follow it in the same allocation. `offset` is where `bytes[0]` stands in
 * the file.
 */
export type FileChunk =
  | { readonly kind: 'chunk'; readonly bytes: Buffer; readonly offset: number; readonly isLast: boolean }
  | { readonly kind: 'failed'; readonly diagnostic: Diagnostic };

export type ChunkOptions = {
  /** Most bytes a chunk holds; a file of at most as many comes as one chunk. */
  readonly chunkBytes: number;
  /** How many bytes from the end of a chunk are repeated at the start of the next; less than `chunkBytes`. */
  readonly overlapBytes: number;
};

// Node-re2 before 1.26.1 may read up to three bytes past the end of a Buffer.
const paddingBytes = 16;
// Holds 97 of 100 source files, so that the buffer rarely grows.
const startBytes = 256 * 1024;

export class FileReader {
  #buffer: Buffer = Buffer.alloc(startBytes);
  // Where the byte goes that tells a full buffer from the end of the file: behind the data must be zeros.
  readonly #next = Buffer.alloc(1);

  /**
   * Reads a file of any size, or a pipe, in chunks. An empty file is one empty chunk. After a failure nothing follows; chunks
   * given before it are good. Closes the file when the caller stops early.
   */
  *chunks(file: FileRef, options: ChunkOptions): Generator<FileChunk, void, undefined> {
    const { chunkBytes, overlapBytes } = options;
    if (overlapBytes >= chunkBytes) throw new RangeError('chunks must be larger than their overlap');
    let fd: number | undefined;
    try {
      fd = openSync(toSystemPath(file.fsPath), 'r');
      let offset = 0;
      let kept = 0;
      for (;;) {
        const length = this.#fill(fd, kept, chunkBytes);
        const isLast = length < chunkBytes || !this.#readOne(fd);
        yield { kind: 'chunk', bytes: this.#data(length), offset, isLast };
        if (isLast) return;
        kept = overlapBytes + 1;
        this.#buffer.copyWithin(0, length - overlapBytes, length);
        this.#buffer[overlapBytes] = this.#next[0] ?? 0;
        offset += length - overlapBytes;
      }
    } catch (error) {
      yield { kind: 'failed', diagnostic: unreadable(file.path, error) };
    } finally {
      if (fd !== undefined) closeSync(fd);
    }
  }

  /**
   * Reads behind the first `length` bytes until `maxBytes` are there or the file ends, and returns how many there are. The file's
   * end is a read of nothing: sizes lie (/proc, growing files), short reads do too, and fstat costs more than that read.
   */
  #fill(fd: number, length: number, maxBytes: number): number {
    let end = length;
    while (end < maxBytes) {
      const room = Math.min(this.#buffer.length - paddingBytes, maxBytes) - end;
      if (room <= 0) {
        this.#buffer = grow(this.#buffer.subarray(0, end), nextSize(this.#buffer.length, maxBytes));
        continue;
      }
      const count = readSync(fd, this.#buffer, end, room, null);
      if (count === 0) break;
      end += count;
    }
    return end;
  }

  #readOne(fd: number): boolean {
    return readSync(fd, this.#next, 0, 1, null) === 1;
  }

  /** The first `length` bytes, with zeros behind them. */
  #data(length: number): Buffer {
    this.#buffer.fill(0, length, length + paddingBytes);
    return this.#buffer.subarray(0, length);
  }
}

/** Doubles, but not beyond what `maxBytes` needs. */
function nextSize(size: number, maxBytes: number): number {
  return Math.min(size * 2, maxBytes + paddingBytes);
}

function grow(keep: Uint8Array, byteLength: number): Buffer {
  const buffer = Buffer.alloc(byteLength);
  buffer.set(keep);
  return buffer;
}

/** The whole of a regular file of at most `maxBytes`; undefined for any other, and for one that cannot be read. */
export function readWholeFile({ fsPath }: FileRef, maxBytes: number): Buffer | undefined {
  const path = toSystemPath(fsPath);
  try {
    const stats = statSync(path);
    return stats.isFile() && stats.size <= maxBytes ? readFileSync(path) : undefined;
  } catch {
    // The scan has told of it, or it went away since.
    return undefined;
  }
}

/** Bytes that came from another thread are no longer a Buffer. */
function toSystemPath(fsPath: string | Uint8Array): string | Buffer {
  return typeof fsPath === 'string' ? fsPath : Buffer.from(fsPath.buffer, fsPath.byteOffset, fsPath.length);
}

/** The diagnostic for something that could not be opened, listed or read; `path` as the user knows it. */
export function unreadable(path: string, error: unknown): Diagnostic {
  return { code: 'unreadable', message: `cannot read: ${describeErrno(error)}`, path, affectsCoverage: true };
}

/** `permission denied (EACCES)`: Node's text without the call and the path, which may be unprintable. Rethrows what is no system error. */
function describeErrno(error: unknown): string {
  // Node's own argument errors have a code but no errno: those are our faults.
  if (!(error instanceof Error) || !('errno' in error)) throw error;
  const [, code, text] = /^([A-Z0-9]+): ([^,]+)/.exec(error.message) ?? [];
  return code === undefined ? error.message : `${text} (${code})`;
}
