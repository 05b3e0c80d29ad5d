export declare const blockBytes = 512;
export type TarHeader = {
    readonly path: string;
    readonly linkPath: string;
    /** The type flag as a character; `0` for the old empty one. */
    readonly type: string;
    /** Bytes of content that follow; undefined when the field holds no number that makes sense. */
    readonly size: number | undefined;
    /** Old GNU sparse files: whether blocks that go on with the map follow. */
    readonly hasSparseBlocks: boolean;
};
/** Undefined for a block that is no header. */
export declare function readTarHeader(block: Uint8Array): TarHeader | undefined;
/** True for the kind of blocks an archive ends with. */
export declare function isZeroBlock(block: Uint8Array): boolean;
