import { type OpenFiles } from './random-access-file.ts';
export declare class MultiPackIndex {
    #private;
    /** Names of the packs it covers, without folder and extension (`pack-<hash>`). */
    readonly packNames: readonly string[];
    /** Opens the file; throws GitReadError when it cannot be opened, is of another kind, version or hash, or cut. */
    constructor(path: string, oidBytes: number, openFiles: OpenFiles);
    /** Which pack holds the object, and its offset there; undefined when none of the covered packs does. */
    find(oid: Uint8Array): {
        readonly packName: string;
        readonly offset: number;
    } | undefined;
}
