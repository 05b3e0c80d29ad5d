/** One folder. `entryCount` is -1 and `oid` empty when something in it changed since its tree was last known. */
export type CacheTree = {
    readonly name: string;
    /** Index entries in this folder and below. */
    readonly entryCount: number;
    /** Tree id, hex. */
    readonly oid: string;
    /** By name, bytes as Latin-1. */
    readonly children: ReadonlyMap<string, CacheTree>;
};
/** Parses the extension's content. Undefined when it is damaged: it only ever saves work. */
export declare function parseCacheTree(bytes: Buffer, oidBytes: number): CacheTree | undefined;
