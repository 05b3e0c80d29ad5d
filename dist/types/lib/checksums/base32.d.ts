export declare function encodeBase32(bytes: Uint8Array): string;
/** Accepts both cases; undefined for any other character. Bits that make no whole byte are left out. */
export declare function decodeBase32(text: string): Buffer | undefined;
