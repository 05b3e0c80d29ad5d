/** Parents of commit `i` are `parents[parentStart[i]]` up to `parentStart[i + 1]`; -1 is one that is missing. */
export type CommitLinks = {
    readonly parentStart: Int32Array;
    readonly parents: Int32Array;
};
/**
 * All commits in order. `compare` decides between commits whose parents are all done. Commits in a circle, which only forged data
 * has, come last.
 */
export declare function orderCommits(links: CommitLinks, compare: (a: number, b: number) => number): Int32Array;
