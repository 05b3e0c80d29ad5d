import type { Diagnostic } from '../model/diagnostic.ts';
import type { ObjectStore } from './object-store.ts';
import type { Repository } from './repository.ts';
export type StagedChange = {
    /** As `pathText` shows it. */
    readonly path: string;
    readonly pathBytes: Uint8Array;
    /** For a submodule the commit, which is in another repository. */
    readonly blobId: string;
    readonly mode: number;
    readonly kind: 'file' | 'symlink' | 'submodule';
    /** What HEAD has at this path, when it is of the same kind. */
    readonly headBlobId?: string;
    /** What the other sides of a merge have at this path, when of the same kind. Lines of theirs were not written here. */
    readonly mergeBlobIds: readonly string[];
};
export type StagedChanges = {
    readonly changes: readonly StagedChange[];
    readonly diagnostics: readonly Diagnostic[];
};
/**
 * Entries whose content or kind differs from HEAD and, during a merge, from every commit being merged. Changes of the executable
 * bit alone, deletions, and entries that are only an intent to add are not listed. Before the first commit everything is.
 * Of a path in conflict every stage that differs is listed, with one `unmerged` diagnostic.
 * Throws ToolError for a damaged index or HEAD; unreadable commits and trees are diagnostics, and make more count as changed.
 */
export declare function stagedChanges(repository: Repository, store: ObjectStore): StagedChanges;
