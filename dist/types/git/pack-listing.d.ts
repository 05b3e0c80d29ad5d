/** Entries of a pack by rising offset. */
export type PackListing = {
    readonly count: number;
    readonly offsets: Float64Array;
    /** Writes their ids, raw and one behind the other, to `target` from `at` (a multiple of four) on. */
    readonly copyOids: (target: Uint8Array, at: number) => void;
    /** Calls `use` for every entry, by rising id, with where the raw id stands in which bytes. */
    readonly forIds: (use: (entry: number, bytes: Uint8Array, at: number) => void) => void;
};
/**
 * Reads an index (version 1 or 2) whole. Memory is bounded by the file's size. Throws GitReadError when it cannot be read, is cut, of
 * an unknown version or has an offset beyond any file.
 */
export declare function listPack(indexPath: string, oidBytes: number): PackListing;
