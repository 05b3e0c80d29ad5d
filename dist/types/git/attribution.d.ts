import { CommitForest } from './commit-forest.ts';
import type { CommitGraph } from './commit-graph.ts';
import type { CommitSelection } from './commit-selection.ts';
import { type DiagnosticSink } from './object-catalog.ts';
import type { PathHistory } from './path-history.ts';
import { type StandIns } from './replaced-tree-items.ts';
import type { TreeScan } from './tree-scan.ts';
/** A blob at a path. */
export type Holder = {
    /** For showing; `pathBytes` is exact. */
    readonly path: string;
    readonly pathBytes: Buffer;
    /** Number of the topologically earliest selected commit that holds it. */
    readonly firstCommit: number;
    /** Number of the last selected commit at which the path began to hold it: later than `firstCommit` after a revert. */
    readonly lastStart: number;
    /** How many selected commits hold it. */
    readonly commitCount: number;
    readonly inHead: boolean;
    /** Names this blob and path to `countCommits`. */
    readonly pair: number;
};
export type AttributionInput = {
    readonly graph: CommitGraph;
    readonly selection: CommitSelection;
    /** From `listWanted`, as it was given to the `TreeScanner`s. */
    readonly wanted: Int32Array;
    /** What `TreeScanner`s made of all parts of a plan of trees, in order. */
    readonly scans: readonly TreeScan[];
    /** Id of the commit HEAD is at, if any. */
    readonly head: string | undefined;
    /** Followed if present; `wanted` then has the blobs, too, that wanted ones stand in for. */
    readonly standIns?: StandIns;
    /** Stands before every path for showing; empty or ending in `/`. */
    readonly pathPrefix?: string;
    readonly onDiagnostic: DiagnosticSink;
};
export declare class BlobAttribution {
    #private;
    constructor({ graph, wanted, pathPrefix }: AttributionInput, paths: PathHistory, forest: CommitForest);
    /** Where the blob (hex) is held, earliest first, then by path. Empty: no selected commit holds it, or it was not wanted. */
    holdersOf(oid: string): Holder[];
    /** Number of distinct selected commits that hold at least one of `holders`. */
    countCommits(holders: readonly Holder[]): number;
}
/** Joins the scans and follows the wanted blobs through the selected commits. */
export declare function attributeBlobs(input: AttributionInput): BlobAttribution;
