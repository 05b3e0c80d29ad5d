// The outer shape of zstd data (RFC 8878, 3.1): frames, skippable frames, and the blocks of a frame. Cuts the input into pieces that never reach
// beyond a block, and never looks into one. Why it is needed: Node's own decoder stops behind the first frame without a word (22.23, 24.21), and
// a skippable frame at the start, as zstd:chunked layers have at the end, makes it give nothing at all.

import { ArchiveError } from './archive-error.ts';

/** What zstd itself refuses beyond unless told otherwise; memory for it is taken when a frame starts. */
export const maxWindowBytes = 128 << 20;
const maxBlockBytes = 128 << 10;
const checksumBytes = 4;

export type FramePiece =
  /** Bytes of a frame, in order, header and checksum included; `isBlockEnd` when a block is complete with them. */
  | { readonly kind: 'data'; readonly bytes: Uint8Array; readonly isBlockEnd: boolean }
  | { readonly kind: 'start'; readonly windowBytes: number }
  | { readonly kind: 'end' };

type State =
  | { readonly at: 'magic' }
  | { readonly at: 'skippable-size' }
  | { readonly at: 'skip'; left: number }
  | { readonly at: 'descriptor' }
  | { readonly at: 'header'; readonly needed: number }
  | { readonly at: 'block-header' }
  | { readonly at: 'block'; left: number; readonly isLast: boolean }
  | { readonly at: 'checksum'; left: number };

export class ZstdFrames {
  #state: State = { at: 'magic' };
  #hasChecksum = false;
  /** Bytes of a header that is not whole yet. */
  #collected = new Uint8Array(0);
  #offset = 0;

  /** Cuts the next bytes of the input. Throws ArchiveError. */
  *push(input: Uint8Array): Generator<FramePiece, void, undefined> {
    let rest = input;
    while (rest.length > 0) {
      const state = this.#state;
      const wanted = this.#wanted(state);
      const taken = rest.subarray(0, wanted);
      rest = rest.subarray(taken.length);
      this.#offset += taken.length;
      if (state.at === 'skip' || state.at === 'block' || state.at === 'checksum') {
        state.left -= taken.length;
        if (state.at !== 'skip')
          yield { kind: 'data', bytes: taken, isBlockEnd: state.left === 0 && state.at === 'block' };
        if (state.left === 0) yield* this.#next(state);
      } else if (taken.length < wanted) this.#collect(taken);
      else yield* this.#header(state, this.#collect(taken));
    }
  }

  /** Throws ArchiveError when the data ends inside a frame. */
  finish(): void {
    if (this.#state.at === 'magic' && this.#collected.length === 0) return;
    throw damaged(`it ends too early, after byte ${this.#offset} of the compressed data`);
  }

  /** Bytes until the state is done with. */
  #wanted(state: State): number {
    switch (state.at) {
      case 'skip':
      case 'block':
      case 'checksum':
        return state.left;
      case 'magic':
        return 4 - this.#collected.length;
      case 'skippable-size':
        return 8 - this.#collected.length;
      case 'descriptor':
        return 5 - this.#collected.length;
      case 'header':
        return state.needed - this.#collected.length;
      case 'block-header':
        return 3 - this.#collected.length;
    }
  }

  #collect(bytes: Uint8Array): Uint8Array {
    const joined = new Uint8Array(this.#collected.length + bytes.length);
    joined.set(this.#collected);
    joined.set(bytes, this.#collected.length);
    this.#collected = joined;
    return joined;
  }

  /** `bytes` is all that the state wanted. */
  *#header(state: State, bytes: Uint8Array): Generator<FramePiece, void, undefined> {
    switch (state.at) {
      case 'magic':
        this.#state = { at: this.#kindOf(bytes) };
        return;
      case 'skippable-size':
        this.#collected = new Uint8Array(0);
        yield* this.#next({ at: 'skip', left: readLittle(bytes, 4, 4) });
        return;
      case 'descriptor':
        this.#state = { at: 'header', needed: headerBytes(bytes[4]!) };
        return;
      case 'header':
        yield { kind: 'start', windowBytes: this.#readHeader(bytes) };
        yield { kind: 'data', bytes, isBlockEnd: false };
        this.#collected = new Uint8Array(0);
        this.#state = { at: 'block-header' };
        return;
      default: {
        this.#collected = new Uint8Array(0);
        const block = this.#readBlock(bytes);
        yield { kind: 'data', bytes, isBlockEnd: block.left === 0 };
        yield* this.#next(block);
      }
    }
  }

  /** Goes to `state`, or where it leads when nothing is left of it. */
  *#next(state: State): Generator<FramePiece, void, undefined> {
    this.#state = state;
    if (!('left' in state) || state.left > 0) return;
    if (state.at === 'block' && !state.isLast) this.#state = { at: 'block-header' };
    else if (state.at === 'block' && this.#hasChecksum) this.#state = { at: 'checksum', left: checksumBytes };
    else {
      if (state.at !== 'skip') yield { kind: 'end' };
      this.#state = { at: 'magic' };
    }
  }

  #kindOf(magic: Uint8Array): 'skippable-size' | 'descriptor' {
    const number = readLittle(magic, 0, 4);
    if (number === 0xfd2fb528) return 'descriptor';
    if (number >= 0x184d2a50 && number <= 0x184d2a5f) return 'skippable-size';
    throw damaged(`no frame begins at byte ${this.#offset - 4} of the compressed data`);
  }

  #readHeader(bytes: Uint8Array): number {
    const descriptor = bytes[4]!;
    if ((descriptor & 8) !== 0) throw damaged('a reserved bit of a frame header is set');
    this.#hasChecksum = (descriptor & 4) !== 0;
    const isSingle = (descriptor & 32) !== 0;
    const dictionaryAt = isSingle ? 5 : 6;
    const dictionaryBytes = [0, 1, 2, 4][descriptor & 3]!;
    if (readLittle(bytes, dictionaryAt, dictionaryBytes) !== 0)
      throw new ArchiveError('archive-unsupported', 'the zstd data needs a dictionary');
    const sizeAt = dictionaryAt + dictionaryBytes;
    const windowBytes = isSingle ? contentBytes(bytes, sizeAt) : windowOf(bytes[5]!);
    if (windowBytes > maxWindowBytes)
      throw new ArchiveError('archive-limit', `the zstd data wants a window of ${windowBytes} bytes`);
    return windowBytes;
  }

  #readBlock(header: Uint8Array): Extract<State, { at: 'block' }> {
    const value = readLittle(header, 0, 3);
    const [isLast, type, size] = [(value & 1) === 1, (value >> 1) & 3, value >> 3];
    if (type === 3) throw damaged(`there is no such block, at byte ${this.#offset - 3} of the compressed data`);
    if (size > maxBlockBytes) throw damaged(`a block is too long, at byte ${this.#offset - 3} of the compressed data`);
    // A block of type 1 is one byte, repeated.
    return { at: 'block', left: type === 1 ? 1 : size, isLast };
  }
}

/** Length of a frame header, magic number included. */
function headerBytes(descriptor: number): number {
  const isSingle = (descriptor & 32) !== 0;
  const sizeFlag = descriptor >> 6;
  const sizeBytes = sizeFlag === 0 ? (isSingle ? 1 : 0) : 1 << sizeFlag;
  return 5 + (isSingle ? 0 : 1) + [0, 1, 2, 4][descriptor & 3]! + sizeBytes;
}

/** The size of the content, as the bytes from `at` on give it. */
function contentBytes(header: Uint8Array, at: number): number {
  const length = header.length - at;
  return readLittle(header, at, length) + (length === 2 ? 256 : 0);
}

function windowOf(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

/** Up to eight bytes; beyond 2^53 it is not exact, and large enough. */
function readLittle(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let i = length - 1; i >= 0; i--) value = value * 256 + bytes[at + i]!;
  return value;
}

function damaged(what: string): ArchiveError {
  return new ArchiveError('archive-corrupt', `the zstd data is damaged: ${what}`);
}
