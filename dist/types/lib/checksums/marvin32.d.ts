/** `seed` is eight ASCII characters, which make a 64-bit number, the first character in the highest byte. */
export declare function marvin32(bytes: Uint8Array, seed: string): number;
/** The halves of Marvin64. `seed` as two unsigned 32-bit halves. */
export declare function marvin64(bytes: Uint8Array, seed: {
    readonly low: number;
    readonly high: number;
}): {
    readonly low: number;
    readonly high: number;
};
