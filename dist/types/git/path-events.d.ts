import { PathHistory } from './path-history.ts';
import type { TreeNodes } from './tree-nodes.ts';
export declare class PathEvents {
    #private;
    /** Some events were left out. */
    isCut: boolean;
    constructor(nodes: TreeNodes, blobCount: number);
    /** Notes what differs between the nodes of two commits' trees, as of `commit`. */
    compare(before: number, after: number, commit: number): void;
    /** What came of it, without the trees that it came from. To be called once, after the last `compare`. */
    finish(headNode: number): PathHistory;
}
