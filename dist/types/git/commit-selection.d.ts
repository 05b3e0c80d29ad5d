import type { Diagnostic } from '../model/diagnostic.ts';
import type { CommitGraph } from './commit-graph.ts';
export type CommitQuery = {
    /** Ids (hex) to start from; tags are followed. Trees and blobs are ignored, and what is not there is reported. */
    readonly tips: Iterable<string>;
    /** More of them that may be gone without anything being wrong: reflogs keep ids longer than objects. */
    readonly pastTips?: Iterable<string>;
    /** Commits reachable from these are left out. */
    readonly not?: Iterable<string>;
    /** Bounds on the committer date, seconds since 1970, inclusive. Older commits behind newer ones are looked at too. */
    readonly since?: number;
    readonly until?: number;
};
export type CommitSelection = {
    /** 1 for each selected commit, by number. */
    readonly isSelected: Uint8Array;
    readonly count: number;
    /** Commits, trees and parents that selected commits name and the repository does not hold. */
    readonly diagnostics: readonly Diagnostic[];
};
/** Selects commits. In a partial clone missing trees are promised ones; commits are never left with the remote. */
export declare function selectCommits(graph: CommitGraph, query: CommitQuery): CommitSelection;
/** Every commit of the repository, whether anything leads to it or not. */
export declare function selectAllCommits(graph: CommitGraph): CommitSelection;
