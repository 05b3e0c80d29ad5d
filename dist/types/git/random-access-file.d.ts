/** `length` bytes at `start` of `memory`. */
export type Slice = {
    memory: Buffer;
    start: number;
    length: number;
};
/** Knows which files are open and closes the one unused for longest when there are too many. One per object store. */
export declare class OpenFiles {
    #private;
    /** Marks `file` as just used. */
    touch(file: RandomAccessFile): void;
    /** Whether there is room for `bytes` more of files that are kept whole; if so, it is taken. */
    keep(bytes: number): boolean;
    /** Closes everything; files open again when they are read again. */
    releaseAll(): void;
}
export declare class RandomAccessFile {
    #private;
    readonly path: string;
    /** Bytes, as of the first opening. */
    readonly size: number;
    /**
     * Opens the file; throws GitReadError, here and later, when the system refuses. Reads come in pieces of `windowBytes`; a file that
     * may be kept is read as a whole when it is asked for very often.
     */
    constructor(path: string, openFiles: OpenFiles, windowBytes: number, { mayBeKept }?: {
        mayBeKept?: boolean | undefined;
    });
    /** Bytes `offset` to `offset + length`, fewer at the end of the file. Valid only until the next call. */
    view(offset: number, length: number): Buffer;
    /** Fills a slice from `offset` on, past the window; returns how many bytes there were: fewer at the end of the file. */
    readInto({ memory, start, length }: Slice, offset: number): number;
    /** Closes the descriptor; the next read that needs it opens the file again. */
    release(): void;
}
