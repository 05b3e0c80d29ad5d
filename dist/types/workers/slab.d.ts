import type { SkipReason } from '../model/coverage.ts';
import type { InsideLimits } from '../model/limits.ts';
import type { Origin } from '../model/origin.ts';
export type PathOrigin = Origin & {
    readonly path: string;
};
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
    readonly skipped: readonly {
        readonly origin: PathOrigin;
        readonly reason: SkipReason;
    }[];
    /** Goes on with the last text of the slab before: the same scanner has to have it. */
    readonly isContinued: boolean;
};
/** Whether something that begins so is looked into though it is no text. */
export declare function isOpened(head: Uint8Array, { binary, maxDepth }: InsideLimits): boolean;
export declare class SlabWriter {
    #private;
    /**
     * The same overlap and at most the chunk size of the scanner that gets the slabs. `takeUsed` gives the memory of a slab that is done with, if
     * there is one: fresh memory costs a page fault every four kilobytes, and a collection every few slabs. `isOpened` says by its start whether
     * something that is no text is looked into all the same.
     */
    constructor({ chunkBytes, overlapBytes }: {
        readonly chunkBytes: number;
        readonly overlapBytes: number;
    }, takeUsed?: () => ArrayBuffer | undefined, isOpened?: (head: Uint8Array) => boolean);
    /** Begins a file; `size` as far as it is known. */
    open(origin: PathOrigin, size: number | undefined): void;
    add(bytes: Uint8Array): void;
    /** Ends the file. */
    end(): void;
    /** A file of which only the path is looked at. */
    skip(origin: PathOrigin, reason: SkipReason): void;
    /** The slabs that are full; those that come later are not in it. */
    takeFull(): readonly Slab[];
    /** All that is left. */
    finish(): readonly Slab[];
}
