/** As a map from strings to numbers, which would spend most of its time making the strings. */
export declare class ByteTable {
    #private;
    /** Number of the string `bytes[from..to)`; a new one if it was not seen before. */
    intern(bytes: Uint8Array, from: number, to: number): number;
    /** How many strings there are. */
    get count(): number;
    /** Where string `id` starts in `bytes`. */
    start(id: number): number;
    /** Where string `id` ends in `bytes`. */
    end(id: number): number;
    /** All strings one behind the other; valid until the next one is added. */
    get bytes(): Uint8Array;
    /** A copy of all strings, on shared memory. */
    finish(): {
        nameBytes: Uint8Array;
        nameEnds: Int32Array;
    };
    /** Forgets all strings and keeps the memory. */
    clear(): void;
}
