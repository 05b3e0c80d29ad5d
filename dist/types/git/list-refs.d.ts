import type { Diagnostic } from '../model/diagnostic.ts';
import type { Repository } from './repository.ts';
/** `name` is the full name (`refs/heads/main`, `HEAD`, `worktrees/<name>/HEAD`); `oid` may be of a tag, tree or blob. */
export type NamedRef = {
    readonly name: string;
    readonly oid: string;
};
export type RefListing = {
    /** By name, each once; symbolic refs only where nothing else names what they lead to (HEADs). */
    readonly refs: readonly NamedRef[];
    /** Ids from reflogs, FETCH_HEAD, MERGE_HEAD and the like: objects that were something once. Each once, sorted. */
    readonly past: readonly string[];
    /** Commits whose parents this shallow clone does not have. */
    readonly shallow: ReadonlySet<string>;
    /** Refs that could not be read. */
    readonly diagnostics: readonly Diagnostic[];
};
/** Reads all refs and reflogs. Throws ToolError (`git-unsupported`) for reftable repositories, and when HEAD is damaged. */
export declare function listRefs(repository: Repository): RefListing;
/** Ids in `shallow`; empty for complete clones. */
export declare function readShallow(repository: Repository): ReadonlySet<string>;
