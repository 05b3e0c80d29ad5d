import type { Steps } from '../lib/next-turn.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { ObjectStore } from './object-store.ts';
export type RangeCommit = {
    readonly oid: string;
    readonly tree: string;
    readonly committerTime: number;
};
export type CommitRange = {
    /** Parents first, then by committer date, then by id. */
    readonly commits: readonly RangeCommit[];
    /** Trees of excluded commits that are parents of commits in the range: what they hold is not new, as `git rev-list --objects` has it. */
    readonly boundaryTrees: readonly string[];
    /** The range reaches the edge of a shallow clone: commits that belong to it, or the base, may not be here. */
    readonly isCutShort: boolean;
    readonly diagnostics: readonly Diagnostic[];
};
/** Commits without parents here, and commits with other parents than their own. Ids are hex. */
export type RangeEdges = {
    readonly shallow: ReadonlySet<string>;
    readonly grafts?: ReadonlyMap<string, readonly string[]>;
};
/** Commits reachable from `heads` and not from `bases` (ids of commits, hex). */
export declare function findRange(store: ObjectStore, oidBytes: number, heads: readonly string[], bases: readonly string[], edges: RangeEdges): Steps<CommitRange>;
