export declare class NumberTable {
    #private;
    /** Number of the string `numbers[from..to)`; a new one if it was not seen before. */
    intern(numbers: Int32Array, from: number, to: number): number;
    /** Where string `id` starts in `numbers`. */
    start(id: number): number;
    /** Where string `id` ends in `numbers`. */
    end(id: number): number;
    /** All strings one behind the other; valid until the next one is added. */
    get numbers(): Int32Array;
    /** A copy of all strings and of where each ends, on shared memory. */
    finish(): {
        readonly numbers: Int32Array;
        readonly ends: Int32Array;
    };
    /** Forgets all strings and keeps the memory. */
    clear(): void;
}
