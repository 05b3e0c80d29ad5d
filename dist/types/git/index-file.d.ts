import { type CacheTree } from './cache-tree.ts';
import { type IndexTable } from './index-table.ts';
import type { Repository } from './repository.ts';
/** One entry, spelled out. `mode` as in trees (0o100644, 0o120000, 0o160000; 0o040000 for a folder of a sparse index). */
export type IndexEntry = {
    /** Valid UTF-8 as it is, other bytes as `\xNN`. `/`-separated, from the top of the work tree. */
    readonly path: string;
    readonly pathBytes: Uint8Array;
    readonly oid: string;
    readonly mode: number;
    /** 0 normally; 1 base, 2 ours, 3 theirs of a path in conflict. */
    readonly stage: number;
    readonly isIntentToAdd: boolean;
    readonly isSkipWorktree: boolean;
};
export declare class GitIndex {
    readonly count: number;
    /** Format version: 2, 3 or 4. */
    readonly version: number;
    readonly cacheTree: CacheTree | undefined;
    /** The columns themselves, for loops over many entries. */
    readonly table: IndexTable;
    constructor(table: IndexTable, cacheTree: CacheTree | undefined);
    /** Path of entry `i` as bytes, without copying. A folder of a sparse index ends in `/`. */
    pathBytes(i: number): Buffer;
    /** Path of entry `i` for people. */
    path(i: number): string;
    /** Object id of entry `i`, hex. */
    oid(i: number): string;
    /** True when the id of entry `i` is the one at `at` in `bytes`. */
    hasOid(i: number, bytes: Buffer, at: number): boolean;
    /** True when the first `length` bytes of both paths are the same. */
    sharesPrefix(i: number, j: number, length: number): boolean;
    mode(i: number): number;
    stage(i: number): number;
    /** True for `git add --intent-to-add`: a promise of content that is not there yet. */
    isIntentToAdd(i: number): boolean;
    /** Everything about entry `i`. */
    entry(i: number): IndexEntry;
    /** All entries in order: by path bytes, then stage. */
    entries(): Generator<IndexEntry>;
}
/**
 * Reads the repository's index; an index that does not exist is empty. Throws ToolError (`git-index-invalid`) when it is damaged,
 * of an unknown version, or uses a required extension we do not know.
 */
export declare function readIndex(repository: Pick<Repository, 'indexPath' | 'oidBytes' | 'gitDir'>): GitIndex;
