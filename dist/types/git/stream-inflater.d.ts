/**
 * Bytes that must be there to write to behind what a stream should yield. zlib decodes its last 258 bytes of room with care, at half the speed,
 * and most entries of a pack are no longer than that.
 */
export declare const inflateRoom = 320;
/** How a stream ended: whole; damaged or cut; or with more bytes than there was room for. */
export type InflateOutcome = 'whole' | 'damaged' | 'too-long';
export declare class StreamInflater {
    #private;
    constructor();
    /**
     * Inflates the stream at `inputOffset` of `input` into `output` at `outputOffset`, where it must fill exactly `size` bytes; the next
     * `inflateRoom` bytes may be overwritten. Bytes after the stream's end are ignored. Shorter streams count as damaged.
     */
    inflate(input: Buffer, inputOffset: number, inputLength: number, output: Buffer, outputOffset: number, size: number): InflateOutcome;
    /** Frees zlib's memory; the inflater must not be used afterwards. */
    close(): void;
}
