import type { NodeNames } from './tree-nodes.ts';
type Parts = {
    readonly names: NodeNames;
    /** Paths: the one above (-1: top) and the name. */
    readonly pathAbove: readonly number[];
    readonly pathName: readonly number[];
    /** By pair of path and blob: the path. */
    readonly pairPath: readonly number[];
    /** By the blob's place among the wanted ones. */
    readonly pairsByBlob: ReadonlyMap<number, readonly number[]>;
    /** Pairs that HEAD has. */
    readonly inHead: ReadonlySet<number>;
    /** By pair, and one more: its first event. An event is a commit's number times two, plus one where the pair begins. */
    readonly firstEvent: Int32Array;
    readonly events: Int32Array;
};
export declare class PathHistory {
    #private;
    constructor(parts: Parts);
    /** Pairs of a blob, by its place among the wanted ones. */
    pairsOf(blob: number): readonly number[];
    /** The changes of a pair by rising commit number; `sign` is 1 where the path begins to hold the blob, -1 where it ceases. */
    forEvents(pair: number, use: (commit: number, sign: number) => void): void;
    isInHead(pair: number): boolean;
    /** The pair's path, `/`-separated. */
    pathBytes(pair: number): Buffer;
}
export {};
