/** 0 to 0xffffff. */
export declare function crc24(bytes: Uint8Array): number;
