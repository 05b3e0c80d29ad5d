import type { Repository } from './repository.ts';
/** Where HEAD points: at a branch (which may not exist yet) or straight at a commit. */
export type Head = {
    readonly kind: 'branch';
    readonly ref: string;
} | {
    readonly kind: 'detached';
    readonly oid: string;
};
/** Reads HEAD without resolving it. Throws ToolError (`git-ref-invalid`) when it is damaged, and for reftable repositories. */
export declare function readHead(repository: Repository): Head;
/** Commit that HEAD is at; undefined before the first commit of a branch. Throws ToolError as `readHead` does. */
export declare function resolveHead(repository: Repository): string | undefined;
/** Object id a full ref name (`HEAD`, `refs/heads/main`) leads to; undefined when there is no such ref. */
export declare function resolveRef(repository: Repository, name: string): string | undefined;
/** Ids listed one per line in a file of the git directory such as MERGE_HEAD; none when there is no such file. */
export declare function readHeadsFile(repository: Repository, name: string): string[];
