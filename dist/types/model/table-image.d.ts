export interface TableImage {
    /** In bytes. */
    readonly length: number;
    /** Writes all of it to `memory` from `at` on. */
    copyTo(memory: Uint8Array, at: number): void;
    /** All of it, to be sent to other threads; it may lie on memory that they share. */
    bytes(): Uint8Array;
}
export declare class HeldImage implements TableImage {
    #private;
    constructor(bytes: Uint8Array);
    get length(): number;
    copyTo(memory: Uint8Array, at: number): void;
    bytes(): Uint8Array;
}
