import { type OpenFiles } from './random-access-file.ts';
/** `length` bytes at `start` of `memory`; valid until the next read. */
export type Slice = {
    memory: Buffer;
    start: number;
    length: number;
};
export declare class PackReader {
    #private;
    /** Opens the file; throws GitReadError, here and later, when it cannot be read. */
    constructor(path: string, openFiles: OpenFiles);
    /** Bytes `offset` to `end` of the pack; fewer at its end. */
    read(offset: number, end: number): Slice;
    /** Fills `target` from `offset` on; returns how many bytes there were. */
    readInto(target: Buffer, offset: number): number;
    /** Gives the memory back; slices of it are no longer valid. */
    close(): void;
}
