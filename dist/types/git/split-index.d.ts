import { type IndexTable } from './index-table.ts';
/** The `link` extension. Bit `i` of a bitmap is entry `i` of the base. */
export type IndexLink = {
    /** Names the base, `sharedindex.<oid>`; all zeros when there is none. */
    readonly baseOid: string;
    readonly deleted: ReadonlySet<number>;
    /** Ascending; the k-th replacement is the k-th entry of the split index, which has no path. */
    readonly replaced: readonly number[];
};
/** Parses the extension. Throws ToolError (`git-index-invalid`), naming `path`. */
export declare function parseIndexLink(bytes: Buffer, oidBytes: number, path: string): IndexLink;
/** The index that base and split index mean together. Throws ToolError when they do not fit. */
export declare function mergeSplitIndex(base: IndexTable, split: IndexTable, link: IndexLink, path: string): IndexTable;
