export declare class HashSlots {
    #private;
    constructor();
    /** The slot at which to begin. */
    first(hash: number): number;
    next(slot: number): number;
    /** Number in the slot; -1 ends the search. */
    at(slot: number): number;
    hashOf(id: number): number;
    /** Gives the next number to a string, in the free slot where the search for it ended. */
    add(slot: number, hash: number): number;
    /** Forgets all numbers and keeps the memory. */
    clear(): void;
}
