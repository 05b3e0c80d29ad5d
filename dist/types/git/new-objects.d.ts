import type { Diagnostic } from '../model/diagnostic.ts';
import { type CommitRange } from './commit-range.ts';
import type { Repository } from './repository.ts';
/** `commit` is the first of the range, parents first, that holds the blob at this path. */
export type NewBlob = {
    readonly oid: string;
    readonly path: string;
    readonly pathBytes: Buffer;
    readonly commit: string;
};
export type NewObjects = Pick<CommitRange, 'commits' | 'isCutShort'> & {
    /** Each blob and path once, in the order of the commits. */
    readonly blobs: readonly NewBlob[];
    /** Ids of folders of the range that the repository does not hold; what is in them is unknown. */
    readonly missingTrees: readonly string[];
    readonly diagnostics: readonly Diagnostic[];
};
/** Blobs reachable from `heads` and not from `bases` (ids of commits, hex), except those that only older history holds. */
export declare function findNewBlobs(repository: Repository, heads: readonly string[], bases: readonly string[]): NewObjects;
