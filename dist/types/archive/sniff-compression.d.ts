import type { Decompression } from './output-limit.ts';
/** Bytes that `sniffCompression` wants to see; fewer when there are no more. */
export declare const compressionMagicBytes = 4;
export declare function sniffCompression(head: Uint8Array): Decompression | undefined;
