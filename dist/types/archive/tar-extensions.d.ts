import { ArchiveError } from './archive-error.ts';
export type PaxRecords = ReadonlyMap<string, string>;
export declare const noRecords: PaxRecords;
/**
 * `length key=value\n`, one after the other. `problem` is there when the records go wrong somewhere; those before it are good. A record without
 * a value takes back one of a global header.
 */
export declare function readPaxRecords(bytes: Uint8Array): {
    readonly records: PaxRecords;
    readonly problem: ArchiveError | undefined;
};
/** `global` with what `local` says put over it. */
export declare function joinRecords(global: PaxRecords, local: PaxRecords): PaxRecords;
/** The size that pax gives; `undefined` when it gives none, NaN when it makes no sense. */
export declare function paxSize(records: PaxRecords): number | undefined;
/** True for GNU's sparse format 1.0, whose map stands before the content. */
export declare function hasMapInContent(records: PaxRecords): boolean;
/** Whether another block of an old GNU sparse map follows this one. */
export declare function isSparseContinued(block: Uint8Array): boolean;
/**
 * Reads the map of format 1.0: decimal numbers on lines of their own, how many pairs there are and then the pairs, up to the end of a block.
 * It is only looked for where it ends: holes are left out of what is searched.
 */
export declare class SparseMapScanner {
    #private;
    /** Takes a block. True when the map is complete with it, and undefined when it is none. */
    add(block: Uint8Array): boolean | undefined;
}
