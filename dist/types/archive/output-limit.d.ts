export type Decompression = 'gzip' | 'zstd';
export type DecompressionLimits = {
    /** Most bytes that may come out. */
    readonly maxBytes: number;
    /** Most bytes out for each byte in, asked once `ratioFromBytes` are out: empty disk images compress a thousandfold, and are small. */
    readonly maxRatio: number;
    readonly ratioFromBytes: number;
};
/** Counts what goes in and out. `add` throws ArchiveError `archive-limit`. */
export declare class OutputLimit {
    #private;
    constructor(limits: DecompressionLimits);
    addInput(bytes: number): void;
    addOutput(bytes: number): void;
}
