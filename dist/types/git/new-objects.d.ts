import type { Steps } from '../lib/next-turn.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { type CommitRange } from './commit-range.ts';
import { ObjectStore } from './object-store.ts';
import type { Repository } from './repository.ts';
/** `commit` is the first of the range, parents first, that holds the blob at this path. */
export type NewBlob = {
    readonly oid: string;
    readonly path: string;
    readonly pathBytes: Buffer;
    readonly commit: string;
};
export type NewObjects = Pick<CommitRange, 'commits' | 'boundaryTrees' | 'isCutShort'> & {
    /** Each blob and path once, in the order of the commits; files that only moved are among them (see `listOldBlobs`). */
    readonly blobs: readonly NewBlob[];
    /** Ids of folders of the range that the repository does not hold; what is in them is unknown. */
    readonly missingTrees: readonly string[];
    readonly diagnostics: readonly Diagnostic[];
};
/**
 * Blobs reachable from `heads` (ids of commits, hex) that the commits just before the range, behind `bases`, do not hold at the same path; some
 * that only older history holds are among them.
 */
export declare function findNewBlobs(repository: Repository, heads: readonly string[], bases: readonly string[]): Steps<NewObjects>;
/** Ids of all blobs below some trees, as far as these can be read: what a range did not bring in, wherever it moved it. */
export declare function listOldBlobs(store: ObjectStore, oidBytes: number, trees: readonly string[]): ReadonlySet<string>;
