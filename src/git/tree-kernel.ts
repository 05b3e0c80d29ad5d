// Reading trees by WebAssembly (assembly/trees.ts), where they lie: what a delta copied is taken over from the tree it is on, and ids and names
// that came lately are known. What is left are a few rows for each tree, of which the caller says what they are.

import type { Arena } from '../lib/arena.ts';
import type { Block, ChainMemory } from './chain-memory.ts';
import { type GitKernel, instantiateKernel } from './git-kernel.ts';
import type { ObjectCatalog } from './object-catalog.ts';

/** Longer texts are read piece by piece: as large as the blocks of chain memory that lie in the arena. */
const maxTextBytes = 1 << 21;
/** Texts that lie elsewhere are read in pieces of this size. */
const windowBytes = 1 << 20;
/** `40000`, a space, a NUL and an id of 20 bytes: no entry is shorter. And room for what is written in fours. */
const entryCapacity = Math.ceil(maxTextBytes / 27) + 8;

/** Bits of a wanted blob's id that are looked up before the id is compared: most entries of a tree end here. */
const filterBits = 20;
/** Ids of each kind, and names, that are kept at hand, each in the one place that it has: what pays on rails and git. */
const recentFiles = 1 << 14;
const recentFolders = 1 << 16;
const recentNames = 1 << 12;
const nameBytes = 32;
const maxOidBytes = 32;

/** Fields of a row, in numbers. */
const rowFields = 6;
/** Kinds of rows: a file of which nothing is known but that it must be there; a folder; a file that may be a wanted blob. */
export const fileRow = 0;
export const folderRow = 1;
/** In place of a ref: there is no such object, or it is no wanted blob. */
export const dropped: number = -(2 ** 31);

const headerBytes = 64;
/** Words of a shape beside those of its entries and items. */
const shapeWords = 3;

/** Bytes of an arena that a kernel needs. Address space only: what is used becomes memory. */
export const treeKernelBytes: number = align(
  headerBytes +
    entryCapacity * (4 + 8 + 4 + rowFields * 4) +
    (recentFiles + recentFolders) * (maxOidBytes + 4) +
    recentNames * nameBytes +
    (1 << (filterBits - 3)) +
    windowBytes +
    1024,
);

/** A tree's text, in the shared memory. */
export type TreeText = Pick<Block, 'memory' | 'start' | 'size'>;

/** What a tree leaves for the deltas on it. */
export type TreeShape = { readonly block: Block; readonly list: number };

/** An entry that must be looked up: where its name is in the text, with the id behind a NUL. */
export type TreeRow = { kind: number; nameStart: number; nameEnd: number };

export class TreeKernel {
  /** Where shapes are kept, and trees lie. */
  readonly memory: ChainMemory;
  /** Pairs of name and ref of the tree at hand. */
  readonly pairs: Int32Array;
  /** The row that `row` tells of. */
  readonly #row: TreeRow = { kind: 0, nameStart: 0, nameEnd: 0 };
  readonly #arena: Arena;
  readonly #kernel: GitKernel;
  readonly #header: Int32Array;
  readonly #rows: Int32Array;
  readonly #names: Uint8Array;
  readonly #window: Buffer;

  /** `arena` has `treeKernelBytes` and is part of the memory that `memory` takes its blocks from. Entries of the `wanted` blobs become rows. */
  constructor(catalog: ObjectCatalog, wanted: Int32Array, arena: Arena, memory: ChainMemory) {
    const { oidBytes, oids } = catalog;
    const { buffer } = arena.memory;
    this.#arena = arena;
    this.memory = memory;
    this.#kernel = instantiateKernel(arena.memory);
    // Small repositories need not pay for large tables.
    const folders = Math.min(recentFolders, powerOfTwo(catalog.count));
    const files = Math.min(recentFiles, powerOfTwo(catalog.count));
    let at = arena.start + headerBytes;
    const place = (bytes: number): number => {
      const start = at;
      at = align(at + bytes);
      return start;
    };
    const startsAt = place(entryCapacity * 4);
    const pairsAt = place(entryCapacity * 8);
    const itemEntriesAt = place(entryCapacity * 4);
    const rowsAt = place(entryCapacity * rowFields * 4);
    const foldersAt = place(folders * (oidBytes + 4));
    const filesAt = place(files * (oidBytes + 4));
    const namesAt = place(recentNames * nameBytes);
    const filterAt = place(1 << (filterBits - 3));
    const windowAt = place(windowBytes);
    const tables = [startsAt, pairsAt, itemEntriesAt, rowsAt, foldersAt, filesAt, namesAt, filterAt];
    this.#header = new Int32Array(buffer, arena.start, headerBytes / 4);
    this.#header.set([0, 0, 0, ...tables, folders - 1, files - 1, recentNames - 1, oidBytes]);
    this.pairs = new Int32Array(buffer, pairsAt, entryCapacity * 2);
    this.#rows = new Int32Array(buffer, rowsAt, entryCapacity * rowFields);
    this.#names = new Uint8Array(buffer, namesAt, recentNames * nameBytes);
    this.#window = Buffer.from(buffer, windowAt, windowBytes);
    // The arena may have been another's.
    new Uint8Array(buffer, foldersAt, windowAt - foldersAt).fill(0);
    const filter = new Uint8Array(buffer, filterAt, 1 << (filterBits - 3));
    for (const entry of wanted) {
      const id = entry * oidBytes;
      const bit = (oids[id]! << 12) | (oids[id + 1]! << 4) | (oids[id + 2]! >> 4);
      filter[bit >> 3]! |= 1 << (bit & 7);
    }
  }

  /** Names will have other numbers. */
  forgetNames(): void {
    this.#names.fill(0);
  }

  /** True for texts that can be read where they are. */
  holds({ memory, size }: TreeText): boolean {
    return memory === this.memory.shared && size <= maxTextBytes;
  }

  /** As much of a text that lies elsewhere as can be read at once. Valid until the next call. */
  copy(text: Buffer, from: number): TreeText {
    const size = text.copy(this.#window, 0, from, from + windowBytes - 64);
    return { memory: this.memory.shared, start: this.#window.byteOffset, size };
  }

  /**
   * Reads a text, which `steps` made from one with the shape `base`. Returns the number of rows; each must be answered by `answer` before `finish`.
   * Entries end where the text ends, or is damaged: see `reached`.
   */
  read({ start, size }: TreeText, steps: Int32Array | undefined, base: TreeShape | undefined): number {
    const tables = this.#arena.start;
    if (base === undefined || steps === undefined || steps.buffer !== this.memory.shared.buffer)
      return this.#kernel.readTree(tables, start, size, 0, 0, 0);
    return this.#kernel.readTree(tables, start, size, steps.byteOffset, steps.length >> 1, base.block.start);
  }

  /** Row `i`; valid until the next call. */
  row(i: number): TreeRow {
    const row = this.#row;
    const at = i * rowFields;
    row.nameStart = this.#rows[at]!;
    row.nameEnd = this.#rows[at + 1]!;
    row.kind = this.#rows[at + 2]!;
    return row;
  }

  /** `ref` of a file is its number, of an item what its pair is to hold beside the name's number; or `dropped`. */
  answer(i: number, name: number, ref: number): void {
    const at = i * rowFields;
    this.#rows[at + 4] = name;
    this.#rows[at + 5] = ref;
  }

  /** Ends the tree at hand. True when it has just the items of its base. */
  finish(): boolean {
    return this.#kernel.finishTree() !== 0;
  }

  /** Items of the tree at hand. */
  get items(): number {
    return this.#header[1]!;
  }

  /** How many bytes of the text were read. */
  get reached(): number {
    return this.#header[2]!;
  }

  /** What the tree at hand leaves for the deltas on it; to be given back by `release`. Undefined where there is no room left. */
  keep(list: number): TreeShape | undefined {
    const [entries, items] = [this.#header[0]!, this.#header[1]!];
    const block = this.memory.take((shapeWords + entries + items * 3) * 4);
    if (block.memory !== this.memory.shared) {
      this.memory.release(block);
      return undefined;
    }
    this.#kernel.keepShape(block.start);
    return { block, list };
  }

  release({ block }: TreeShape): void {
    this.memory.release(block);
  }
}

function align(address: number): number {
  return (address + 63) & ~63;
}

/** The least one that is not smaller, and not smaller than 64. */
function powerOfTwo(count: number): number {
  return 1 << Math.max(6, 32 - Math.clz32(count));
}
