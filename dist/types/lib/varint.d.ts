/** The number at `at` and where it ends; nothing when it is cut off or longer than 64 bits. */
export declare function readVarint(bytes: Uint8Array, at: number): {
    readonly value: bigint;
    readonly end: number;
} | undefined;
/** The bytes of a field whose length stands as a varint at `at`; nothing when fewer bytes are there than it claims. */
export declare function readSized(bytes: Uint8Array, at: number): {
    readonly value: Uint8Array;
    readonly end: number;
} | undefined;
