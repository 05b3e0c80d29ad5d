export declare class LzmaDecoder {
    #private;
    constructor(dictionaryBytes: number);
    resetDictionary(): void;
    /** `properties` as LZMA packs them: (pb * 5 + lp) * 9 + lc. Throws ArchiveError. */
    setProperties(properties: number): void;
    resetState(): void;
    /** Takes bytes that are not packed. */
    copy(bytes: Uint8Array): void;
    /** Decodes a chunk into exactly `size` bytes. */
    decode(input: Uint8Array, size: number): Uint8Array;
}
