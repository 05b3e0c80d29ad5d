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
/** A layer as people and tools name it. */
export type LayerName = {
    /** Digest of the layer as it is stored. */
    readonly layer: string;
    /** From 1, the lowest; 0 for a layer that no image of the archive has. */
    readonly position: number;
    /** The instruction that made it, with the secrets found in it masked; empty where the config does not say. */
    readonly createdBy: string;
};
/** A file in a layer of a container image. `path` is the one in the container, without a leading slash. */
export type LayerOrigin = LayerName & {
    readonly kind: 'layer';
    /** As the user or the image names it. */
    readonly image: string;
    /** `linux/amd64`. */
    readonly platform: string;
    readonly path: string;
    /** Layers of the image. */
    readonly layers: number;
    /** Whether a container of the image has this file, as it is in this layer. */
    readonly inImage: boolean;
    /** What took it away where it is not: the layer that deleted or overwrote it, which may be this one. */
    readonly removed?: LayerName & {
        readonly how: 'deleted' | 'overwritten';
    };
    /** Other images and platforms of this scan that have the layer. */
    readonly otherImages: number;
};
/** A text in the config or the annotations of a container image. */
export type ImageConfigOrigin = {
    readonly kind: 'image-config';
    readonly image: string;
    readonly platform: string;
    /** Digest of the config. */
    readonly config: string;
    /** `config.Env[2]`, `history[3].created_by`. */
    readonly field: string;
    /** Stays the same when other variables or instructions are added: `(image config)/Env/DB_PASSWORD`. */
    readonly path: string;
};
export type Origin = FileOrigin | StdinOrigin | StagedOrigin | CommitOrigin | UnreachableOrigin | MessageOrigin | LayerOrigin | ImageConfigOrigin;
/** The path rules and reports use for an origin; for objects without a path, a stable stand-in. */
export declare function originPath(origin: Origin): string;
