import { type OpenFiles } from './random-access-file.ts';
export type ObjectType = 'commit' | 'tree' | 'blob' | 'tag';
/** `size` is what the header claims for the inflated bytes: the object's, or the delta's. All offsets are bytes of the pack. */
type EntryPlace = {
    readonly offset: number;
    readonly dataOffset: number;
    readonly size: number;
};
export type PackEntry = (EntryPlace & {
    readonly kind: 'whole';
    readonly type: ObjectType;
}) | (EntryPlace & {
    readonly kind: 'offset-delta';
    readonly baseOffset: number;
})
/** `baseOid` is raw bytes. */
 | (EntryPlace & {
    readonly kind: 'ref-delta';
    readonly baseOid: Buffer;
});
export declare class PackFile {
    #private;
    readonly path: string;
    /** Opens the file; throws GitReadError when it cannot be opened, is not a pack of version 2 or 3. */
    constructor(path: string, oidBytes: number, openFiles: OpenFiles);
    /** How errors name the entry at `offset`. */
    place(offset: number): string;
    /** Header of the entry that starts at `offset`. Throws GitReadError when there is none, or its base lies outside the pack. */
    entryAt(offset: number): PackEntry;
    /** The entry's inflated bytes: an object's content, or a delta. Throws GitReadError. */
    inflate(entry: PackEntry): Buffer;
    /** The first inflated bytes (at least 20 where there are as many), without inflating all. */
    inflateStart(entry: PackEntry): Buffer;
}
export {};
