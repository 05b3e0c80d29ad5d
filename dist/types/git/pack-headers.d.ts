/** By the position of an entry among the offsets that were asked for. On shared memory: may be posted to another thread. */
export type PackScan = {
    /** Type number of whole entries, 6 and 7 of deltas, 0 of what has no readable header. */
    readonly types: Uint8Array;
    /** Position of the base of deltas by offset; -1: none, or no entry starts there. */
    readonly bases: Int32Array;
    /** Raw ids of the bases of deltas by id, by position. */
    readonly refBases: ReadonlyMap<number, Uint8Array>;
    /** Where the last entry ends: at the pack's own checksum. */
    readonly end: number;
};
/** A pack, without its extension, and where its entries begin, rising. May be posted to another thread. */
export type PackOffsets = {
    readonly path: string;
    readonly offsets: Float64Array;
};
/** Reads the headers of all of them; undefined when one cannot be read. */
export declare function scanAllHeaders(packs: readonly PackOffsets[], oidBytes: number): PackScan[] | undefined;
/** Reads the header at each offset. Throws GitReadError when the pack cannot be read or is none. */
export declare function scanPackHeaders({ path: base, offsets }: PackOffsets, oidBytes: number): PackScan;
