/** Walks over bytes once. After the first read beyond the end every read gives `undefined`. */
export declare class WireReader {
    #private;
    constructor(bytes: Uint8Array);
    get remaining(): number;
    /** Exactly so many bytes, a view of the input. */
    take(length: number): Uint8Array | undefined;
    uint32(): number | undefined;
    /** A string: four bytes of length, then its bytes. */
    string(): Uint8Array | undefined;
    /** A string that is text. */
    text(): string | undefined;
    /** What is left. */
    rest(): Uint8Array;
}
/** A string as RFC 4251 writes it. */
export declare function wireString(bytes: Uint8Array | string): Buffer;
/** A non-negative number as RFC 4251 writes it, from its unsigned big-endian bytes. */
export declare function wireNumber(bytes: Uint8Array): Buffer;
