import type { Arena } from '../lib/arena.ts';
/** `size` bytes at `start` of `memory`, with at least `paddingBytes` more behind them. Not to be used once given back. */
export type Block = {
    readonly memory: Buffer;
    readonly start: number;
    size: number;
    readonly sizeClass: number;
};
/** Readable and zero behind every block that was sealed. */
export declare const paddingBytes = 16;
/** Enough for the chains of all but unusual families, and for what is reserved. */
export declare const chainArenaBytes: number;
export declare class ChainMemory {
    #private;
    /** The whole memory that the arena is a stretch of; blocks in it start at addresses of WebAssembly. */
    readonly shared: Buffer;
    /** Uses the arena but for its first `reserved` bytes. */
    constructor(arena: Arena, reserved: number);
    /** Bytes of all blocks that are out. */
    get heldBytes(): number;
    /** A block of `size` bytes of any content, with room for `room` bytes behind them. The caller bounds `size`. */
    take(size: number, room?: number): Block;
    /** Gives a block back. Its bytes may change at once. */
    release(block: Block): void;
}
/** The block's bytes, with zeros behind them. */
export declare function sealBlock({ memory, start, size }: Block): Buffer;
/** Copies `length` bytes. */
export declare function copyBytes(from: Buffer, start: number, length: number, to: Buffer, at: number): void;
