import { type OpenFiles } from './random-access-file.ts';
export declare class PackIndex {
    #private;
    /** Opens the file; throws GitReadError when it cannot be opened, is not an index or too short for its object count. */
    constructor(path: string, oidBytes: number, openFiles: OpenFiles);
    /** Number of objects in the pack. */
    get count(): number;
    /** Offset of the object's entry in the pack, or undefined when the pack does not hold it. */
    find(oid: Uint8Array): number | undefined;
    /** Raw object id at `position` (sorted by id, below `count`); valid until the next call. */
    oidAt(position: number): Buffer;
    /** Offset in the pack of the object at `position` (below `count`). */
    offsetAt(position: number): number;
}
