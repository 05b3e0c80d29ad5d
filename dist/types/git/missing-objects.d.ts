import type { CommitGraph } from './commit-graph.ts';
import type { CommitSelection } from './commit-selection.ts';
import type { TreeScan } from './tree-scan.ts';
/** Ids, hex. */
export type MissingObjects = {
    readonly blobs: ReadonlySet<string>;
    readonly trees: ReadonlySet<string>;
};
type MissingScan = Pick<TreeScan, 'missingBlobIds' | 'missingTreeIds'>;
/** What the trees of a partial clone name and its remote kept; the trees of its commits among them, whether a reference leads there or not. */
export declare function listPromised(scans: readonly MissingScan[], graph: CommitGraph): MissingObjects;
/**
 * What is lost of the selected commits below their own trees (which the selection reports itself). Free where the scans met nothing;
 * otherwise all trees are read again, to see which ones these commits lead to.
 */
export declare function listLost(scans: readonly MissingScan[], graph: CommitGraph, { isSelected }: CommitSelection): MissingObjects;
export {};
