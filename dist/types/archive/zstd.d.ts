import type { Decoder } from './decoder.ts';
/** Undoes one frame after the other. */
export interface FrameDecoder {
    start(windowBytes: number): void;
    /** The next bytes of the frame; `isBlockEnd` when a block ends with them. */
    write(bytes: Uint8Array, isBlockEnd: boolean): Generator<Uint8Array, void, undefined>;
    end(): Generator<Uint8Array, void, undefined>;
    close(): void;
}
export declare class ZstdDecoder implements Decoder {
    #private;
    /** `isNative` false does without Node's decompressor, as on a Node that has none. */
    constructor(isNative?: boolean);
    push(input: Uint8Array): Generator<Uint8Array, void, undefined>;
    finish(): Generator<Uint8Array, void, undefined>;
    close(): void;
}
