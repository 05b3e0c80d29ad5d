import type { TreeNodes } from './tree-nodes.ts';
export declare class PathEvents {
    #private;
    /** Some events were left out. */
    isCut: boolean;
    constructor(nodes: TreeNodes, blobCount: number);
    /** Notes what differs between the nodes of two commits' trees, as of `commit`. */
    compare(before: number, after: number, commit: number): void;
    /** To be called once, after the last `compare`. */
    finish(headNode: number): void;
    /** Pairs of a blob, by its place among the wanted ones. */
    pairsOf(blob: number): readonly number[];
    /** The changes of a pair by rising commit number; `sign` is 1 where the path begins to hold the blob, -1 where it ceases. */
    forEvents(pair: number, use: (commit: number, sign: number) => void): void;
    isInHead(pair: number): boolean;
    /** The pair's path, `/`-separated. */
    pathBytes(pair: number): Buffer;
}
