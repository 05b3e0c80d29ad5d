// Reads tar archives (v7, ustar, pax, GNU, star) as they stream by: entries and the bytes of their content, nothing else. Nothing is held but
// headers; no name is trusted, and no size. What is damaged is said and passed over: its bytes are given as the content of an entry of their own, and
// reading goes on at the next header that can be one.

import { pathText } from '../lib/path-text.ts';
import { ArchiveError } from './archive-error.ts';
import {
  hasMapInContent,
  isSparseContinued,
  joinRecords,
  noRecords,
  type PaxRecords,
  paxSize,
  readPaxRecords,
  SparseMapScanner,
} from './tar-extensions.ts';
import { blockBytes, isZeroBlock, readTarHeader, type TarHeader } from './tar-header.ts';

export type TarEntry = {
  readonly kind: 'file' | 'directory' | 'hardlink' | 'symlink' | 'device';
  /** As it is written there: it may be absolute, hold `..`, or stand there twice. */
  readonly path: string;
  readonly linkPath: string;
  /** Bytes of content that are said to follow; undefined where that cannot be told. Of sparse files without the holes. */
  readonly size: number | undefined;
};

/** A file is an `entry`, its content in any number of `data`, and an `end`; everything else is only an `entry`. */
export type TarEvent =
  | { readonly kind: 'entry'; readonly entry: TarEntry }
  /** Valid until the next event is asked for. */
  | { readonly kind: 'data'; readonly bytes: Uint8Array }
  | { readonly kind: 'end' }
  /** Something is wrong, and reading goes on. */
  | { readonly kind: 'problem'; readonly error: ArchiveError };

/** Long names and pax headers are held; nobody needs more. */
const maxHeldBytes = 1 << 20;

type State =
  | { readonly at: 'header' }
  /** Content, and then the rest of its last block. */
  | { readonly at: 'content'; left: number; padding: number }
  /** Content that ends where a header can be read. */
  | { readonly at: 'open' }
  /** A header that speaks about the next one. */
  | { readonly at: 'held'; readonly type: string; left: number; readonly parts: Uint8Array[]; readonly isKept: boolean }
  | { readonly at: 'sparse-blocks'; readonly entry: TarEntry }
  | { readonly at: 'sparse-map'; readonly map: SparseMapScanner; left: number }
  /** Links and folders have no content, and some programs give them a size all the same: the next block tells. */
  | { readonly at: 'undecided'; readonly entry: TarEntry };

export class TarReader {
  /** Entries so far. */
  entries = 0;
  readonly #maxEntries: number;
  #state: State = { at: 'header' };
  /** The start of a block whose rest is in the next piece. */
  readonly #partial = Buffer.alloc(blockBytes);
  #partialBytes = 0;
  /** Where the next byte stands in the archive. */
  #offset = 0;
  #global: PaxRecords = noRecords;
  #local: PaxRecords = noRecords;
  #longName: string | undefined;
  #longLink: string | undefined;

  /** More entries than `maxEntries` are an error. */
  constructor(maxEntries = Number.POSITIVE_INFINITY) {
    this.#maxEntries = maxEntries;
  }

  /** Throws ArchiveError `archive-limit` at too many entries. */
  *push(input: Uint8Array): Generator<TarEvent, void, undefined> {
    let at = 0;
    while (at < input.length) {
      const state = this.#state;
      if (state.at === 'content') {
        at += yield* this.#content(state, input.subarray(at));
        continue;
      }
      const wanted = blockBytes - this.#partialBytes;
      const part = input.subarray(at, at + wanted);
      at += part.length;
      this.#offset += part.length;
      if (part.length === blockBytes) yield* this.#block(part);
      else {
        this.#partial.set(part, this.#partialBytes);
        this.#partialBytes += part.length;
        if (this.#partialBytes < blockBytes) return;
        this.#partialBytes = 0;
        yield* this.#block(this.#partial);
      }
    }
  }

  /** No more will come. */
  *finish(): Generator<TarEvent, void, undefined> {
    const state = this.#state;
    if (state.at === 'undecided') yield* this.#give(state.entry);
    const isCut = this.#partialBytes > 0 || !['header', 'open', 'undecided'].includes(state.at);
    // Some writers leave out what fills the last block.
    const isPaddingMissing = state.at === 'content' && state.left === 0;
    if (state.at === 'open' && this.#partialBytes > 0)
      yield { kind: 'data', bytes: this.#partial.subarray(0, this.#partialBytes) };
    if (isCut && !isPaddingMissing) yield problem(`it ends too early, after byte ${this.#offset}`);
    if ((state.at === 'content' && state.left > 0) || state.at === 'open' || state.at === 'sparse-map')
      yield { kind: 'end' };
    this.#state = { at: 'header' };
  }

  /** Returns how many bytes of `input` it took. */
  *#content(state: Extract<State, { at: 'content' }>, input: Uint8Array): Generator<TarEvent, number, undefined> {
    if (state.left > 0) {
      const bytes = input.subarray(0, state.left);
      state.left -= bytes.length;
      this.#offset += bytes.length;
      yield { kind: 'data', bytes };
      if (state.left === 0) yield { kind: 'end' };
      if (state.left === 0 && state.padding === 0) this.#state = { at: 'header' };
      return bytes.length;
    }
    const skipped = Math.min(input.length, state.padding);
    state.padding -= skipped;
    this.#offset += skipped;
    if (state.padding === 0) this.#state = { at: 'header' };
    return skipped;
  }

  *#block(block: Uint8Array): Generator<TarEvent, void, undefined> {
    const state = this.#state;
    switch (state.at) {
      case 'header':
        yield* this.#header(block);
        return;
      case 'open':
        yield* this.#open(block);
        return;
      case 'held':
        yield* this.#held(state, block);
        return;
      case 'sparse-blocks':
        if (isSparseContinued(block)) return;
        yield* this.#give(state.entry);
        return;
      case 'sparse-map':
        yield* this.#sparseMap(state, block);
        return;
      case 'undecided':
        yield* this.#undecided(state.entry, block);
    }
  }

  *#header(block: Uint8Array): Generator<TarEvent, void, undefined> {
    // Two zero blocks end an archive, but archives are also joined end to end.
    if (isZeroBlock(block)) return;
    const header = readTarHeader(block);
    if (header) {
      yield* this.#next(header);
      return;
    }
    const start = this.#offset - blockBytes;
    yield problem(`there is no header at byte ${start}`);
    yield* this.#give({ kind: 'file', path: `(damaged, at byte ${start})`, linkPath: '', size: undefined });
    yield { kind: 'data', bytes: block };
  }

  *#next(header: TarHeader): Generator<TarEvent, void, undefined> {
    const { type, size } = header;
    if ('xgXLKN'.includes(type)) {
      if (size !== undefined && size > 0) {
        const isKept = size <= maxHeldBytes;
        if (!isKept) yield problem(`a header of ${size} bytes at byte ${this.#offset - blockBytes} is not read`);
        this.#state = { at: 'held', type, left: size, parts: [], isKept };
      } else if (size === undefined) yield problem(`a header at byte ${this.#offset - blockBytes} has no size`);
      return;
    }
    const entry = this.#entryOf(header);
    if (entry.size === undefined) yield problem(`the size of ${entry.path} makes no sense`);
    this.#longName = undefined;
    this.#longLink = undefined;
    const records = joinRecords(this.#global, this.#local);
    this.#local = noRecords;
    if (header.hasSparseBlocks) this.#state = { at: 'sparse-blocks', entry };
    else if (entry.kind !== 'file' && entry.size !== 0) this.#state = { at: 'undecided', entry };
    else if (entry.kind === 'file' && entry.size && hasMapInContent(records)) {
      yield* this.#announce(entry);
      this.#state = { at: 'sparse-map', map: new SparseMapScanner(), left: entry.size };
    } else yield* this.#give(entry);
  }

  #entryOf(header: TarHeader): TarEntry {
    const records = joinRecords(this.#global, this.#local);
    const path = records.get('GNU.sparse.name') || records.get('path') || this.#longName || header.path;
    const linkPath = records.get('linkpath') || this.#longLink || header.linkPath;
    const size = paxSize(records) ?? header.size;
    return { kind: kindOf(header.type), path, linkPath, size: Number.isNaN(size) ? undefined : size };
  }

  /** The entry, and the state in which its content is read. */
  *#give(entry: TarEntry): Generator<TarEvent, void, undefined> {
    yield* this.#announce(entry);
    this.#state = { at: 'header' };
    if (entry.kind !== 'file') return;
    if (entry.size === undefined) this.#state = { at: 'open' };
    else if (entry.size === 0) yield { kind: 'end' };
    else this.#state = contentOf(entry.size);
  }

  *#announce(entry: TarEntry): Generator<TarEvent, void, undefined> {
    this.entries++;
    if (this.entries > this.#maxEntries)
      throw new ArchiveError('archive-limit', `it has more than ${this.#maxEntries} entries`);
    yield { kind: 'entry', entry };
  }

  *#open(block: Uint8Array): Generator<TarEvent, void, undefined> {
    const header = readTarHeader(block);
    if (!header) {
      yield { kind: 'data', bytes: block };
      return;
    }
    yield { kind: 'end' };
    this.#state = { at: 'header' };
    yield* this.#next(header);
  }

  *#undecided(entry: TarEntry, block: Uint8Array): Generator<TarEvent, void, undefined> {
    if (isZeroBlock(block) || readTarHeader(block)) {
      yield* this.#give({ ...entry, size: 0 });
      yield* this.#header(block);
      return;
    }
    yield* this.#give({ ...entry, kind: 'file' });
    yield* this.#rest(block);
  }

  /** Gives a block that was read as one, and turned out to be content. */
  *#rest(block: Uint8Array): Generator<TarEvent, void, undefined> {
    this.#offset -= block.length;
    let at = 0;
    while (at < block.length && this.#state.at === 'content')
      at += yield* this.#content(this.#state, block.subarray(at));
    if (this.#state.at === 'open') {
      this.#offset += block.length;
      yield { kind: 'data', bytes: block };
    }
  }

  *#sparseMap(state: Extract<State, { at: 'sparse-map' }>, block: Uint8Array): Generator<TarEvent, void, undefined> {
    const isDone = state.map.add(block);
    const left = state.left - blockBytes;
    if (isDone === false && left > 0) {
      state.left = left;
      return;
    }
    if (isDone !== true) yield problem(`the map of a sparse file is damaged before byte ${this.#offset}`);
    if (left > 0) this.#state = contentOf(left);
    else {
      yield { kind: 'end' };
      this.#state = { at: 'header' };
    }
  }

  *#held(state: Extract<State, { at: 'held' }>, block: Uint8Array): Generator<TarEvent, void, undefined> {
    const bytes = block.subarray(0, Math.min(state.left, blockBytes));
    if (state.isKept) state.parts.push(Uint8Array.from(bytes));
    state.left -= bytes.length;
    if (state.left > 0) return;
    this.#state = { at: 'header' };
    if (!state.isKept) return;
    const whole = Buffer.concat(state.parts);
    if (state.type === 'L' || state.type === 'N') this.#longName = upToZero(whole);
    else if (state.type === 'K') this.#longLink = upToZero(whole);
    else {
      const { records, problem: error } = readPaxRecords(whole);
      if (error) yield { kind: 'problem', error };
      if (state.type === 'g') this.#global = joinRecords(this.#global, records);
      else this.#local = records;
    }
  }
}

function contentOf(size: number): State {
  return { at: 'content', left: size, padding: (blockBytes - (size % blockBytes)) % blockBytes };
}

/** Types nobody knows are files: POSIX says so, and content is to be looked at. */
function kindOf(type: string): TarEntry['kind'] {
  switch (type) {
    case '1':
      return 'hardlink';
    case '2':
      return 'symlink';
    case '3':
    case '4':
    case '6':
      return 'device';
    case '5':
      return 'directory';
    default:
      return 'file';
  }
}

function upToZero(bytes: Buffer): string {
  const zero = bytes.indexOf(0);
  return pathText(zero < 0 ? bytes : bytes.subarray(0, zero));
}

function problem(what: string): TarEvent {
  return { kind: 'problem', error: new ArchiveError('archive-corrupt', `the tar archive is damaged: ${what}`) };
}
