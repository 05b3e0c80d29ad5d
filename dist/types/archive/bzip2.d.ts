import type { Decoder } from './decoder.ts';
export declare class Bzip2Decoder implements Decoder {
    #private;
    push(input: Uint8Array): Generator<Uint8Array, void, undefined>;
    finish(): Generator<Uint8Array, void, undefined>;
    close(): void;
}
