// Archives as sinks: what a reader says of its members is handed on, one member after the other.

import { ArReader } from '../archive/ar.ts';
import type { ArchiveError } from '../archive/archive-error.ts';
import { Bzip2Decoder } from '../archive/bzip2.ts';
import { createDecoder, type Decoder } from '../archive/decoder.ts';
import { TarReader } from '../archive/tar.ts';
import { XzDecoder } from '../archive/xz.ts';
import { ZipReader } from '../archive/zip.ts';

/** Takes a stream piece by piece. `push` may throw ArchiveError: then nothing more is wanted. */
export interface Sink {
  push(bytes: Uint8Array): void;
  finish(): void;
}

/** Who takes the members of an archive. */
export interface MemberTarget {
  begin(name: string): void;
  /** `packedBytes` went in for it. Throws ArchiveError when all there may be has come out. */
  data(bytes: Uint8Array, packedBytes: number): void;
  end(): void;
  /** A member that is there and cannot be read. */
  unreadable(name: string, code: 'encrypted' | 'archive-unsupported', message: string): void;
  /** A fault of the archive itself, after which it goes on. */
  problem(error: ArchiveError): void;
}

export function memberSink(kind: 'zip' | 'tar' | 'ar', members: MemberTarget, maxEntries: number): Sink {
  if (kind === 'zip') return new ZipSink(members, maxEntries);
  return kind === 'tar' ? new TarSink(members, maxEntries) : new ArSink(members, maxEntries);
}

class ZipSink implements Sink {
  readonly #reader: ZipReader;
  readonly #members: MemberTarget;

  constructor(members: MemberTarget, maxEntries: number) {
    this.#reader = new ZipReader(zipDecoder, maxEntries);
    this.#members = members;
  }

  push(bytes: Uint8Array): void {
    this.#take(() => this.#reader.push(bytes));
  }

  finish(): void {
    this.#take(() => this.#reader.finish());
    this.#reader.close();
  }

  #take(run: () => ReturnType<ZipReader['push']>): void {
    try {
      for (const event of run()) {
        if (event.kind === 'data') this.#members.data(event.bytes, event.packedBytes);
        else if (event.kind === 'end') this.#members.end();
        else if (event.kind === 'problem') this.#members.problem(event.error);
        else if (event.entry.unreadable === undefined) this.#members.begin(event.entry.path);
        else this.#unreadable(event.entry.path, event.entry.unreadable, event.entry.method);
      }
    } catch (error) {
      this.#members.end();
      this.#reader.close();
      throw error;
    }
  }

  #unreadable(name: string, why: 'encrypted' | 'unsupported', method = ''): void {
    if (why === 'encrypted') this.#members.unreadable(name, why, 'it is encrypted and was not searched');
    else this.#members.unreadable(name, 'archive-unsupported', `its compression (${method}) is not read`);
  }
}

/** bzip2, zstd (two numbers) and xz; deflate is the reader's own. */
function zipDecoder(method: number): Decoder | undefined {
  if (method === 12) return new Bzip2Decoder();
  if (method === 95) return new XzDecoder();
  return method === 93 || method === 20 ? createDecoder('zstd') : undefined;
}

class TarSink implements Sink {
  readonly #reader: TarReader;
  readonly #members: MemberTarget;

  constructor(members: MemberTarget, maxEntries: number) {
    this.#reader = new TarReader(maxEntries);
    this.#members = members;
  }

  push(bytes: Uint8Array): void {
    this.#take(() => this.#reader.push(bytes));
  }

  finish(): void {
    this.#take(() => this.#reader.finish());
  }

  #take(run: () => ReturnType<TarReader['push']>): void {
    try {
      for (const event of run()) {
        if (event.kind === 'data') this.#members.data(event.bytes, event.bytes.length);
        else if (event.kind === 'end') this.#members.end();
        else if (event.kind === 'problem') this.#members.problem(event.error);
        else if (event.entry.kind === 'file') this.#members.begin(event.entry.path);
      }
    } catch (error) {
      this.#members.end();
      throw error;
    }
  }
}

class ArSink implements Sink {
  readonly #reader: ArReader;
  readonly #members: MemberTarget;

  constructor(members: MemberTarget, maxEntries: number) {
    this.#reader = new ArReader(maxEntries);
    this.#members = members;
  }

  push(bytes: Uint8Array): void {
    for (const event of this.#reader.push(bytes)) {
      if (event.kind === 'data') this.#members.data(event.bytes, event.bytes.length);
      else if (event.kind === 'end') this.#members.end();
      else this.#members.begin(event.path);
    }
  }

  finish(): void {
    this.#members.end();
    this.#reader.finish();
  }
}
