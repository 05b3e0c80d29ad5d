import type { RandomAccessFile } from './random-access-file.ts';
/** Window of index files: a look-up in a sorted table ends inside one or two pages. */
export declare const indexWindowBytes = 4096;
/** Where the table lies: the id of position `i` is at `firstOid + i * stride`. */
export type OidTable = {
    readonly file: RandomAccessFile;
    /** Ids up to and including each first byte; the last is the number of ids. */
    readonly fanout: Uint32Array;
    readonly firstOid: number;
    readonly stride: number;
    readonly oidBytes: number;
};
/** Reads the fan-out at `offset`. Throws GitReadError when it is cut or not ascending. */
export declare function readFanout(file: RandomAccessFile, offset: number): Uint32Array;
/** Number of ids in the table. */
export declare function oidCount(table: OidTable): number;
/**
 * Position of `oid` (raw bytes), or undefined. Ids are spread evenly, so the search begins where this one should be and widens from there: most
 * end in one page. Throws GitReadError when the file ends before it should.
 */
export declare function findOid(table: OidTable, oid: Uint8Array): number | undefined;
/** Exactly `length` bytes of an index file, or GitReadError. Valid until the next read of `file`. */
export declare function readChecked(file: RandomAccessFile, offset: number, length: number): Buffer;
/** A 64-bit big-endian file offset. Throws GitReadError above 2^53, where numbers stop being exact. */
export declare function readOffset64(file: RandomAccessFile, offset: number): number;
