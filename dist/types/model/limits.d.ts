export type InsideLimits = {
    /** Encodings undone one inside the other; 0: none. */
    readonly maxDecodeDepth: number;
    /** Archives opened one inside the other; 0: none. */
    readonly maxDepth: number;
    /** Members of one archive. */
    readonly maxEntries: number;
    /** Bytes that everything packed in one file may unpack to, all depths together. */
    readonly maxUnpackedBytes: number;
    /** Unpacked bytes per packed byte, of one stream; what is under 1 MB unpacked is never too much. */
    readonly maxRatio: number;
    /** Search the printable runs of binary files. */
    readonly binary: boolean;
};
