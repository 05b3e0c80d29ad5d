import type { StreamScan } from './file-scanner.ts';
export declare class ChunkFeeder {
    #private;
    constructor(scan: StreamScan, sizes: {
        readonly chunkBytes: number;
        readonly overlapBytes: number;
    });
    push(piece: Uint8Array): void;
    /** What there is is all there is. */
    finish(): void;
}
