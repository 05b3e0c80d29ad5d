/** 0 to 0xffff. */
export declare function crc16Xmodem(bytes: Uint8Array): number;
/** The bytes before a little-endian checksum, or nothing when it is not theirs. */
export declare function stripCrc16(bytes: Uint8Array): Uint8Array | undefined;
/** The bytes followed by their checksum. */
export declare function appendCrc16(bytes: Uint8Array): Uint8Array;
