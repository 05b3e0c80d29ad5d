// Reads zip archives (PKWARE's APPNOTE) as they stream by, by their local headers: so they need not be held, a member that the directory at the end
// leaves out is seen too, and what is cut or damaged gives all that can be read. No name is trusted, and no size that the data contradicts.

import { constants, createInflateRaw } from 'node:zlib';
import { pathText } from '../lib/path-text.ts';
import { ArchiveError } from './archive-error.ts';
import type { Decoder } from './decoder.ts';
import { BorrowedHandle } from './zlib-handle.ts';

export type ZipEntry = {
  /** As it is written there: it may be absolute, hold `..`, or stand there twice. */
  readonly path: string;
  /** Why the content cannot be read; absent: it follows. */
  readonly unreadable?: 'encrypted' | 'unsupported';
  /** Name of the compression where it is not supported. */
  readonly method?: string;
};

/** An `entry` that can be read is followed by its `data` and an `end`. */
export type ZipEvent =
  | { readonly kind: 'entry'; readonly entry: ZipEntry }
  /** Valid until the next event is asked for. */
  | { readonly kind: 'data'; readonly bytes: Uint8Array; readonly packedBytes: number }
  | { readonly kind: 'end' }
  /** Something is wrong, and reading goes on. */
  | { readonly kind: 'problem'; readonly error: ArchiveError };

/** Makes the decoders of compressions other than deflate, by their number in the format. */
export type ZipMethods = (method: number) => Decoder | undefined;

const localHeader = 0x04034b50;
const descriptor = 0x08074b50;
const headerBytes = 30;
const signatureStart = Buffer.from('PK');
const localSignature = Buffer.from('PK\x03\x04', 'latin1');
const methodNames: Readonly<Record<number, string>> = {
  1: 'shrink',
  6: 'implode',
  9: 'deflate64',
  14: 'LZMA',
  97: 'WavPack',
  98: 'PPMd',
  99: 'AES',
};

type State =
  /** Looking for the next header. */
  | { readonly at: 'between' }
  | { readonly at: 'sized'; left: number; readonly decoder: Decoder | undefined; readonly isGiven: boolean }
  | { readonly at: 'deflated' }
  /** Stored or encrypted, of a length that only the next signature tells. */
  | { readonly at: 'open'; readonly isGiven: boolean };

export class ZipReader {
  entries = 0;
  readonly #maxEntries: number;
  readonly #methods: ZipMethods;
  #state: State = { at: 'between' };
  #held: Buffer = Buffer.alloc(0);
  #inflater: BorrowedHandle | undefined;

  constructor(methods: ZipMethods, maxEntries = Number.POSITIVE_INFINITY) {
    this.#methods = methods;
    this.#maxEntries = maxEntries;
  }

  /** Throws ArchiveError `archive-limit` at too many entries, `archive-unsupported` where this Node cannot inflate piece by piece. */
  *push(input: Uint8Array): Generator<ZipEvent, void, undefined> {
    this.#held = this.#held.length === 0 ? Buffer.from(input) : Buffer.concat([this.#held, input]);
    while (yield* this.#step()) {
      // Each step takes something.
    }
  }

  /** No more will come. */
  *finish(): Generator<ZipEvent, void, undefined> {
    const state = this.#state;
    if (state.at === 'between') {
      if (isLocal(this.#held)) yield problem('it ends in a header');
      return;
    }
    if (state.at === 'open' && state.isGiven && this.#held.length > 0)
      yield { kind: 'data', bytes: this.#held, packedBytes: this.#held.length };
    yield problem('it ends too early');
    if (state.at !== 'sized' || state.isGiven) yield { kind: 'end' };
  }

  close(): void {
    this.#inflater?.close();
    if (this.#state.at === 'sized') this.#state.decoder?.close();
  }

  /** False when more input is needed. */
  #step(): Generator<ZipEvent, boolean, undefined> {
    switch (this.#state.at) {
      case 'between':
        return this.#between();
      case 'sized':
        return this.#sized(this.#state);
      case 'deflated':
        return this.#deflated();
      case 'open':
        return this.#open(this.#state);
    }
  }

  /** To the next local header: over descriptors, signing blocks, the directory, and whatever else is there. */
  *#between(): Generator<ZipEvent, boolean, undefined> {
    const at = this.#held.indexOf(localSignature);
    if (at < 0) {
      this.#held = this.#held.subarray(Math.max(0, this.#held.length - 3));
      return false;
    }
    const header = this.#held.subarray(at);
    this.#held = header;
    if (header.length < headerBytes) return false;
    const dataAt = headerBytes + header.readUInt16LE(26) + header.readUInt16LE(28);
    if (header.length < dataAt) return false;
    this.#held = header.subarray(dataAt);
    yield* this.#begin(header.subarray(0, dataAt));
    return true;
  }

  *#begin(header: Buffer): Generator<ZipEvent, void, undefined> {
    const [flags, method] = [header.readUInt16LE(6), header.readUInt16LE(8)];
    const nameEnd = headerBytes + header.readUInt16LE(26);
    const path = pathText(header.subarray(headerBytes, nameEnd));
    const packed = packedSize(header, header.subarray(nameEnd));
    const isSizeLater = (flags & 8) !== 0 && packed === 0;
    if (path.endsWith('/') && packed === 0) return;
    if (++this.entries > this.#maxEntries)
      throw new ArchiveError('archive-limit', `it has more than ${this.#maxEntries} entries`);
    const isEncrypted = (flags & 1) !== 0;
    if (isEncrypted) {
      yield { kind: 'entry', entry: { path, unreadable: 'encrypted' } };
      this.#state = isSizeLater
        ? { at: 'open', isGiven: false }
        : { at: 'sized', left: packed, decoder: undefined, isGiven: false };
      return;
    }
    const decoder = method === 0 || method === 8 ? undefined : this.#methods(method);
    if (method !== 0 && method !== 8 && (decoder === undefined || isSizeLater)) {
      yield {
        kind: 'entry',
        entry: { path, unreadable: 'unsupported', method: methodNames[method] ?? `number ${method}` },
      };
      this.#state = isSizeLater
        ? { at: 'open', isGiven: false }
        : { at: 'sized', left: packed, decoder: undefined, isGiven: false };
      return;
    }
    yield { kind: 'entry', entry: { path } };
    if (method === 8) this.#state = { at: 'deflated' };
    else if (isSizeLater) this.#state = { at: 'open', isGiven: true };
    else this.#state = { at: 'sized', left: packed, decoder, isGiven: true };
    if (method === 8) this.#startInflating();
  }

  *#sized(state: Extract<State, { at: 'sized' }>): Generator<ZipEvent, boolean, undefined> {
    const bytes = this.#held.subarray(0, state.left);
    if (bytes.length === 0 && state.left > 0) return false;
    this.#held = this.#held.subarray(bytes.length);
    state.left -= bytes.length;
    if (state.isGiven && state.decoder) yield* this.#decode(state.decoder, bytes, state.left === 0);
    else if (state.isGiven && bytes.length > 0) yield { kind: 'data', bytes, packedBytes: bytes.length };
    if (state.left > 0) return false;
    if (state.isGiven) yield { kind: 'end' };
    this.#state = { at: 'between' };
    return true;
  }

  *#decode(decoder: Decoder, bytes: Buffer, isLast: boolean): Generator<ZipEvent, void, undefined> {
    try {
      let packedBytes = bytes.length;
      const pieces = [decoder.push(bytes), ...(isLast ? [decoder.finish()] : [])];
      for (const piece of pieces)
        for (const data of piece) {
          yield { kind: 'data', bytes: data, packedBytes };
          packedBytes = 0;
        }
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      yield { kind: 'problem', error };
    } finally {
      if (isLast) decoder.close();
    }
  }

  #startInflating(): void {
    this.#inflater ??= BorrowedHandle.borrow(createInflateRaw({ chunkSize: 64 }));
    if (!this.#inflater) throw new ArchiveError('archive-unsupported', 'this Node cannot inflate piece by piece');
    this.#inflater.reset();
  }

  /** The end shows only when there is input that the inflater does not want; behind a member there always is some. */
  *#deflated(): Generator<ZipEvent, boolean, undefined> {
    const input = this.#held;
    if (input.length === 0) return false;
    const writing = this.#inflater!.write(input, constants.Z_NO_FLUSH);
    let packedBytes = input.length;
    for (;;) {
      const { done, value } = writing.next();
      if (done) {
        this.#held = input.subarray(input.length - value);
        break;
      }
      yield { kind: 'data', bytes: value, packedBytes };
      packedBytes = 0;
    }
    if (this.#inflater!.failure !== undefined) {
      yield problem(`a member does not inflate: ${this.#inflater!.failure}`);
      // What follows is looked at for the next header; the signature of this member's own is behind us.
      this.#held = input;
    } else if (this.#held.length === 0) return false;
    yield { kind: 'end' };
    this.#state = { at: 'between' };
    return true;
  }

  *#open(state: Extract<State, { at: 'open' }>): Generator<ZipEvent, boolean, undefined> {
    const bytes = this.#held;
    let at = bytes.indexOf(signatureStart);
    while (at >= 0 && at + 4 <= bytes.length && !isSignature(bytes.readUInt32LE(at)))
      at = bytes.indexOf(signatureStart, at + 1);
    const isFound = at >= 0 && at + 4 <= bytes.length;
    const end = isFound ? at : Math.max(0, bytes.length - 3);
    if (state.isGiven && end > 0) yield { kind: 'data', bytes: bytes.subarray(0, end), packedBytes: end };
    this.#held = bytes.subarray(end);
    if (!isFound) return false;
    if (state.isGiven) yield { kind: 'end' };
    this.#state = { at: 'between' };
    return true;
  }
}

function isLocal(bytes: Buffer): boolean {
  return bytes.length >= 4 && bytes.readUInt32LE(0) === localHeader;
}

/** What can follow a member: its descriptor, the next member, the directory. */
function isSignature(value: number): boolean {
  return value === descriptor || value === localHeader || value === 0x02014b50;
}

/** The packed size, from the zip64 field where the header has no room for it. */
function packedSize(header: Buffer, extra: Buffer): number {
  const size = header.readUInt32LE(18);
  if (size !== 0xffffffff) return size;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1 && length >= 16 && at + 20 <= extra.length)
      return Number(extra.readBigUInt64LE(at + 12));
  }
  return size;
}

function problem(what: string): ZipEvent {
  return { kind: 'problem', error: new ArchiveError('archive-corrupt', `the zip archive is damaged: ${what}`) };
}
