import { ByteTable } from './byte-table.ts';
import type { StandIns } from './replaced-tree-items.ts';
import type { TreeScan } from './tree-scan.ts';
/** The names that trees give what they hold, by number. */
export declare class NodeNames {
    #private;
    /** `codes`: by number, twice the name's number in `names`, and one more for folders. */
    constructor(names: ByteTable, codes: Int32Array);
    /** Valid for good. */
    bytesOf(name: number): Uint8Array;
}
export declare class TreeNodes {
    #private;
    readonly names: NodeNames;
    /** Names are numbered in the order of git's trees, twice: as a folder's (which sorts as if it ended in `/`) and as another's. */
    readonly nameCount: number;
    /** Catalog numbers of trees that are named somewhere and were not read. */
    readonly unreadTrees: Set<number>;
    /** A folder was nested too deeply, or in itself. */
    isCut: boolean;
    /** `objectCount` is the catalog's. `standIns` are followed: trees by catalog number, blobs by position among the wanted ones. */
    constructor(scans: readonly TreeScan[], objectCount: number, standIns?: {
        readonly trees: StandIns;
        readonly blobs: StandIns;
    });
    /** True when the tree with this catalog number was read. */
    has(tree: number): boolean;
    /** Node of a tree (catalog number); 0 when it holds no wanted blob. */
    nodeOf(tree: number): number;
    /** First item of a node in `items`. */
    start(node: number): number;
    /** End of a node's items in `items`. */
    end(node: number): number;
    /** Pairs of name and what it stands for: a node, or `-1 - i` for wanted blob `i`; rising by name. Valid until `nodeOf` is called. */
    get items(): Int32Array;
}
