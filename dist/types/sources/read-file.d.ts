import type { Diagnostic } from '../model/diagnostic.ts';
/** A file to read: the name for people and the one for the system (bytes where the name is not UTF-8). */
export type FileRef = {
    readonly path: string;
    readonly fsPath: string | Uint8Array;
};
/**
 * `bytes` is valid until the reader is used again; 16 zero bytes follow it in the same allocation. `offset` is where `bytes[0]` stands in
 * the file.
 */
export type FileChunk = {
    readonly kind: 'chunk';
    readonly bytes: Buffer;
    readonly offset: number;
    readonly isLast: boolean;
} | {
    readonly kind: 'failed';
    readonly diagnostic: Diagnostic;
};
export type ChunkOptions = {
    /** Most bytes a chunk holds; a file of at most as many comes as one chunk. */
    readonly chunkBytes: number;
    /** How many bytes from the end of a chunk are repeated at the start of the next; less than `chunkBytes`. */
    readonly overlapBytes: number;
};
export declare class FileReader {
    #private;
    /**
     * Reads a file of any size, or a pipe, in chunks. An empty file is one empty chunk. After a failure nothing follows; chunks
     * given before it are good. Closes the file when the caller stops early.
     */
    chunks(file: FileRef, options: ChunkOptions): Generator<FileChunk, void, undefined>;
}
/** The whole of a regular file of at most `maxBytes`; undefined for any other, and for one that cannot be read. */
export declare function readWholeFile({ fsPath }: FileRef, maxBytes: number): Buffer | undefined;
/** The diagnostic for something that could not be opened, listed or read; `path` as the user knows it. */
export declare function unreadable(path: string, error: unknown): Diagnostic;
