import type { CommitGraph } from './commit-graph.ts';
import type { CommitSelection } from './commit-selection.ts';
export declare class CommitForest {
    #private;
    /** By commit number: the commit above, or -1. */
    readonly above: Int32Array;
    /** Commits below and including each. */
    readonly size: Int32Array;
    constructor(graph: CommitGraph, { isSelected }: CommitSelection);
    /**
     * Number of commits at which something holds, given its changes: `commits[i]` and everything below it has `signs[i]` (1 or -1) more
     * of it. Holds wherever the sum is positive.
     */
    countHolding(commits: ArrayLike<number>, signs: ArrayLike<number>): number;
}
