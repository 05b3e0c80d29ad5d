import { ToolError } from '../model/tool-error.ts';
/** Column `i` of each array is entry `i`, in the order of the file: by path bytes, then stage. */
export type IndexTable = {
    readonly version: number;
    readonly count: number;
    readonly oidBytes: number;
    /** Holds stat data, id and flags of each entry, at `recordAt[i]`. */
    readonly records: Buffer;
    readonly recordAt: Uint32Array;
    readonly paths: Buffer;
    readonly pathStart: Uint32Array;
    readonly pathEnd: Uint32Array;
    /** Where in the file the extensions start. */
    readonly end: number;
};
/** Bytes of a record: stat data, id, two flag words of which the second is often absent. */
export declare function recordBytes(oidBytes: number): number;
/** Object id of entry `i`, hex. */
export declare function entryOid(table: IndexTable, i: number): string;
/** Where in `records` the id of entry `i` starts. */
export declare function oidStart(table: IndexTable, i: number): number;
/** Mode of entry `i`. */
export declare function entryMode(table: IndexTable, i: number): number;
/** Conflict stage of entry `i`, 0 to 3. */
export declare function entryStage(table: IndexTable, i: number): number;
/** True for an entry that sparse checkout keeps out of the work tree. */
export declare function isEntrySkipped(table: IndexTable, i: number): boolean;
/** True for an entry without content yet. */
export declare function isEntryIntent(table: IndexTable, i: number): boolean;
/** The error for an index that contradicts itself: nothing can be said about what is staged. */
export declare function invalidIndex(path: string, what: string): ToolError;
/** Parses header and entries. Throws ToolError (`git-index-invalid`). The table refers to `file`, which must not change. */
export declare function parseIndexTable(file: Buffer, oidBytes: number, path: string): IndexTable;
type Columns = Pick<IndexTable, 'recordAt' | 'pathStart' | 'pathEnd'>;
/** Empty columns for `count` entries, which must be known to be there. */
export declare function makeColumns(count: number): Columns;
export {};
