import { type OpenFiles, type Slice } from './random-access-file.ts';
export declare class PackReader {
    #private;
    /** Opens the file; throws GitReadError, here and later, when it cannot be read. */
    constructor(path: string, openFiles: OpenFiles);
    /** Bytes `offset` to `end` of the pack; fewer at its end. Valid until the next read. */
    read(offset: number, end: number): Slice;
    /** Fills `target` from `offset` on; returns how many bytes there were. */
    readInto(target: Slice, offset: number): number;
    /** Gives the memory back; slices of it are no longer valid. */
    close(): void;
}
