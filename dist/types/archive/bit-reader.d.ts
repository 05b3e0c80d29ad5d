export declare class BitReader {
    #private;
    /** Bits read so far, from the start of the buffer. */
    position: number;
    constructor(bytes: Uint8Array, position?: number);
    get isPast(): boolean;
    bit(): number;
    /** Up to 32 bits as an unsigned number. */
    read(count: number): number;
}
