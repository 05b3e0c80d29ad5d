import type { BitReader } from './bit-reader.ts';
export declare class Bzip2Block {
    #private;
    constructor(maxBytes: number);
    /** Decodes what follows the block's checksum. The result is valid until the next call. Throws ArchiveError. */
    decode(bits: BitReader, checksum: number): Uint8Array;
}
