/** Entries of a pack by rising offset; ids are raw, `oidBytes` each. */
export type PackListing = {
    readonly count: number;
    readonly offsets: Float64Array;
    readonly oids: Uint8Array;
};
/**
 * Reads an index (version 1 or 2) whole. Memory is bounded by the file's size. Throws GitReadError when it cannot be read, is cut, of
 * an unknown version or has an offset beyond any file.
 */
export declare function listPack(indexPath: string, oidBytes: number): PackListing;
