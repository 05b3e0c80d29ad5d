/** A file of the work tree or of any folder. `path` is as the user would name it: relative to the working directory, `/` separators. */
export type FileOrigin = {
    readonly kind: 'file';
    readonly path: string;
};
/** Standard input, under the name the user gave it. */
export type StdinOrigin = {
    readonly kind: 'stdin';
    readonly path: string;
};
/** An entry of the git index that differs from HEAD. `path` is relative to the top of the work tree. */
export type StagedOrigin = {
    readonly kind: 'staged';
    readonly path: string;
    readonly blobId: string;
};
/** A blob that some commit holds; `commit` is the first (topologically) that held it at `path`. */
export type CommitOrigin = {
    readonly kind: 'commit';
    readonly repository: string;
    readonly path: string;
    readonly blobId: string;
    readonly commit: string;
    readonly author: string;
    readonly email: string;
    /** Author date, ISO 8601 in UTC. */
    readonly date: string;
    readonly subject: string;
    /** Commits that hold the secret at this path. */
    readonly commits: number;
    /** Paths of this history at which the same secret was found. */
    readonly paths: number;
    /** Whether HEAD still holds the secret at this path. */
    readonly inHead: boolean;
    /** Whole days from `date` to the scan. Absent when the scan was not told the time. */
    readonly ageDays?: number;
    /** The secret's line on the hosting site. */
    readonly link?: string;
};
/**
 * A blob of a repository's object store that no reference reaches. `path` and `commit` are there when a commit holds it that nothing
 * reaches either.
 */
export type UnreachableOrigin = {
    readonly kind: 'unreachable';
    readonly repository: string;
    readonly blobId: string;
    readonly path?: string;
    readonly commit?: string;
};
/** The message of a commit or tag. */
export type MessageOrigin = {
    readonly kind: 'message';
    readonly repository: string;
    readonly objectId: string;
    readonly objectType: 'commit' | 'tag';
};
export type Origin = FileOrigin | StdinOrigin | StagedOrigin | CommitOrigin | UnreachableOrigin | MessageOrigin;
/** The path rules and reports use for an origin; for objects without a path, a stable stand-in. */
export declare function originPath(origin: Origin): string;
