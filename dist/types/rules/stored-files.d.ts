import type { TableImage } from '../model/table-image.ts';
export declare const storedNames: {
    readonly head: "rules-head.json";
    readonly rules: "rules.jsonl";
    readonly tables: "prefilter.bin";
};
/** The CRC-32 by which a file is known to belong to the head that names it. */
export declare function checksumOf(bytes: Uint8Array): number;
/** Undefined where there is no bundle. */
export declare function readStoredHead(): string | undefined;
/** The text of all rules, on memory that threads can share. Throws ToolError `bundle-changed` when it is not the one of `checksum`. */
export declare function readStoredText(bytes: number, checksum: number): Uint8Array;
/** What the tables' file ends with: the checksum of the rules that it belongs to, at a place in bytes. */
export type TablesStamp = {
    readonly at: number;
    readonly checksum: number;
};
export declare const stampBytes = 4;
/** Bytes of the tables' file, on memory that threads can share. Throws ToolError `bundle-changed` when it is that of other rules, or cut. */
export declare function readStoredTables(at: number, bytes: number, stamp: TablesStamp): Uint8Array;
/** The first `length` bytes of the tables' file. Its calls throw as `readStoredTables` does. */
export declare class StoredImage implements TableImage {
    #private;
    readonly length: number;
    constructor(length: number, stamp: TablesStamp);
    copyTo(memory: Uint8Array, at: number): void;
    bytes(): Uint8Array;
}
