/** What zstd itself refuses beyond unless told otherwise; memory for it is taken when a frame starts. */
export declare const maxWindowBytes: number;
export type FramePiece = 
/** Bytes of a frame, in order, header and checksum included; `isBlockEnd` when a block is complete with them. */
{
    readonly kind: 'data';
    readonly bytes: Uint8Array;
    readonly isBlockEnd: boolean;
} | {
    readonly kind: 'start';
    readonly windowBytes: number;
} | {
    readonly kind: 'end';
};
export declare class ZstdFrames {
    #private;
    /** Cuts the next bytes of the input. Throws ArchiveError. */
    push(input: Uint8Array): Generator<FramePiece, void, undefined>;
    /** Throws ArchiveError when the data ends inside a frame. */
    finish(): void;
}
