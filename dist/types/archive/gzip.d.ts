import type { Decoder } from './decoder.ts';
export declare class GzipDecoder implements Decoder {
    #private;
    /** `isBorrowing` false does without Node's handle, for tests of what happens where there is none. */
    constructor(isBorrowing?: boolean);
    push(input: Uint8Array): Generator<Uint8Array, void, undefined>;
    finish(): Generator<Uint8Array, void, undefined>;
    close(): void;
}
