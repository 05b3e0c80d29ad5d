type Content = {
    readonly bytes: Buffer;
    readonly oidBytes: number;
};
/** `<name> NUL <entries> SP <folders> LF [<id>]`, then the folders; all places are offsets. */
type Header = {
    readonly nameStart: number;
    readonly nameEnd: number;
    readonly entryCount: number;
    readonly childCount: number;
    readonly oidStart: number;
    readonly end: number;
};
/** One folder. */
export declare class CacheTree {
    #private;
    /** Index entries in this folder and below; -1 when something in it changed since its tree was last known. */
    readonly entryCount: number;
    /** Tree id, hex; empty when it is not known. */
    readonly oid: string;
    constructor(content: Content, header: Header, depth: number);
    /** By name, bytes as Latin-1; none where they are damaged. */
    get children(): ReadonlyMap<string, CacheTree>;
}
/** The folder that everything is in, from the extension's content. Undefined when it is damaged: it only ever saves work. */
export declare function parseCacheTree(bytes: Buffer, oidBytes: number): CacheTree | undefined;
export {};
