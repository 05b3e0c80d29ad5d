import type { FileChunk } from './read-file.ts';
/** Yields at least one chunk; the overlap is repeated at the start of the next one. Of a stream that fails, all there was comes before the error. */
export declare function streamChunks(stream: AsyncIterable<Uint8Array>, { chunkBytes, overlapBytes }: {
    readonly chunkBytes: number;
    readonly overlapBytes: number;
}): AsyncGenerator<Extract<FileChunk, {
    kind: 'chunk';
}>, void, undefined>;
