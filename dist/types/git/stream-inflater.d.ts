/** How a stream ended: whole; damaged or cut; or with more bytes than there was room for. */
export type InflateOutcome = 'whole' | 'damaged' | 'too-long';
export declare class StreamInflater {
    #private;
    constructor();
    /**
     * Inflates the stream at `inputOffset` of `input` into `output` at `outputOffset`, where it must fill exactly `size` bytes; one
     * byte more must be there to write to. Bytes after the stream's end are ignored. `shorter` streams count as damaged.
     */
    inflate(input: Buffer, inputOffset: number, inputLength: number, output: Buffer, outputOffset: number, size: number): InflateOutcome;
    /** Frees zlib's memory; the inflater must not be used afterwards. */
    close(): void;
}
