import type { FileChunk } from '../sources/read-file.ts';
import type { ScanResult } from './file-scanner.ts';
/** Takes a text chunk by chunk; `add` is false when the rest is not wanted. */
export interface TextScan {
    /** Whether text is looked for in what is none. */
    readonly isReadingBinary: boolean;
    add(chunk: Extract<FileChunk, {
        kind: 'chunk';
    }>): boolean;
    finish(): ScanResult;
}
export declare class ChunkFeeder {
    #private;
    constructor(scan: TextScan, sizes: {
        readonly chunkBytes: number;
        readonly overlapBytes: number;
    });
    push(piece: Uint8Array): void;
    /** What there is is all there is. */
    finish(): void;
}
