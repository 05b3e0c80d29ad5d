import type { FrameDecoder } from './zstd.ts';
export declare class FzstdFrame implements FrameDecoder {
    #private;
    start(windowBytes: number): void;
    write(bytes: Uint8Array, isBlockEnd: boolean): Generator<Uint8Array, void, undefined>;
    end(): Generator<Uint8Array, void, undefined>;
    close(): void;
}
