import type { ObjectStore } from './object-store.ts';
export declare class PathLookup {
    #private;
    /** `paths` are `/`-separated. */
    constructor(store: ObjectStore, oidBytes: number, paths: Iterable<Buffer>);
    /** Id of the file or link at one of the paths below a tree; undefined when there is none, or a folder on the way cannot be read. */
    find(tree: string | undefined, path: Buffer): string | undefined;
}
