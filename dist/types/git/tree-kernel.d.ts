import type { Arena } from '../lib/arena.ts';
import type { Block, ChainMemory } from './chain-memory.ts';
import type { ObjectCatalog } from './object-catalog.ts';
/** Kinds of rows: a file of which nothing is known but that it must be there; a folder; a file that may be a wanted blob. */
export declare const fileRow = 0;
export declare const folderRow = 1;
/** In place of a ref: there is no such object, or it is no wanted blob. */
export declare const dropped: number;
/** Bytes of an arena that a kernel needs. Address space only: what is used becomes memory. */
export declare const treeKernelBytes: number;
/** A tree's text, in the shared memory. */
export type TreeText = Pick<Block, 'memory' | 'start' | 'size'>;
/** What a tree leaves for the deltas on it. */
export type TreeShape = {
    readonly block: Block;
    readonly list: number;
};
/** An entry that must be looked up: where its name is in the text, with the id behind a NUL. */
export type TreeRow = {
    kind: number;
    nameStart: number;
    nameEnd: number;
};
export declare class TreeKernel {
    #private;
    /** Where shapes are kept, and trees lie. */
    readonly memory: ChainMemory;
    /** Pairs of name and ref of the tree at hand. */
    readonly pairs: Int32Array;
    /** `arena` has `treeKernelBytes` and is part of the memory that `memory` takes its blocks from. Entries of the `wanted` blobs become rows. */
    constructor(catalog: ObjectCatalog, wanted: Int32Array, arena: Arena, memory: ChainMemory);
    /** Names will have other numbers. */
    forgetNames(): void;
    /** True for texts that can be read where they are. */
    holds({ memory, size }: TreeText): boolean;
    /** As much of a text that lies elsewhere as can be read at once. Valid until the next call. */
    copy(text: Buffer, from: number): TreeText;
    /**
     * Reads a text, which `steps` made from one with the shape `base`. Returns the number of rows; each must be answered by `answer` before `finish`.
     * Entries end where the text ends, or is damaged: see `reached`.
     */
    read({ start, size }: TreeText, steps: Int32Array | undefined, base: TreeShape | undefined): number;
    /** Row `i`; valid until the next call. */
    row(i: number): TreeRow;
    /** `ref` of a file is its number, of an item what its pair is to hold beside the name's number; or `dropped`. */
    answer(i: number, name: number, ref: number): void;
    /** Ends the tree at hand. True when it has just the items of its base. */
    finish(): boolean;
    /** Items of the tree at hand. */
    get items(): number;
    /** How many bytes of the text were read. */
    get reached(): number;
    /** What the tree at hand leaves for the deltas on it; to be given back by `release`. Undefined where there is no room left. */
    keep(list: number): TreeShape | undefined;
    release({ block }: TreeShape): void;
}
