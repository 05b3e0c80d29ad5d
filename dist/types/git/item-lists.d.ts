/** Plain data on shared memory: may be posted to another thread. */
export type ItemLists = {
    /** Pairs of name and ref, piece after piece. */
    readonly pairs: Int32Array;
    /** Where each piece ends in `pairs`. */
    readonly pieceEnds: Int32Array;
    /** Numbers of pieces, list after list. */
    readonly pieces: Int32Array;
    /** Where each list ends in `pieces`. */
    readonly listEnds: Int32Array;
};
export declare class ItemListBuilder {
    #private;
    /** Number of the list of the first `count` numbers of `pairs`. */
    add(pairs: Int32Array, count: number): number;
    finish(): ItemLists;
    /** Forgets all lists and keeps the memory. */
    clear(): void;
}
