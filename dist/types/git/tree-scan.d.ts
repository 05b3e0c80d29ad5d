import { type ItemLists } from './item-lists.ts';
import { type ObjectCatalog } from './object-catalog.ts';
import { type WalkOptions } from './object-walk.ts';
import type { WalkPart } from './pack-families.ts';
/** Plain data on shared memory: may be posted to another thread. */
export type TreeScan = {
    /** Catalog numbers of the trees that were read, in the order of reading. */
    readonly trees: Int32Array;
    /** The number of each tree's list in `items`; trees with the same items share one. */
    readonly lists: Int32Array;
    /** Pairs of a name, as a position in `nameEnds`, and the catalog number of a tree, or `-1 - i` for wanted blob `i`. */
    readonly items: ItemLists;
    /** The names' bytes one behind the other, and where each ends. */
    readonly nameBytes: Uint8Array;
    readonly nameEnds: Int32Array;
    /** Folders that the repository does not hold: how many entries name one, and the first such id. */
    readonly missingFolders: number;
    readonly firstMissing: string | undefined;
    /** Raw ids, one behind the other and each once, of the files and of the folders that trees name and the repository does not hold. */
    readonly missingBlobIds: Uint8Array;
    readonly missingTreeIds: Uint8Array;
};
/** Catalog numbers of the wanted blobs in a fixed order; may be posted to another thread. Unknown ids are left out. */
export declare function listWanted(catalog: ObjectCatalog, oids: Iterable<string>): Int32Array;
/** Reads one part after the other; its memory is used for all of them. */
export declare class TreeScanner {
    #private;
    /** `wanted` comes from `listWanted`. */
    constructor(catalog: ObjectCatalog, wanted: Int32Array);
    /** Reads the trees of `part`, which is of a plan over the same catalog. */
    scan(part: WalkPart, options: WalkOptions): TreeScan;
}
