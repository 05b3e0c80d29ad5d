/** By the position of an entry among the offsets that were asked for. */
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
/** Reads the header at each of `offsets` (ascending). Throws GitReadError when the pack cannot be read or is none. */
export declare function scanPackHeaders(path: string, offsets: Float64Array, oidBytes: number): PackScan;
