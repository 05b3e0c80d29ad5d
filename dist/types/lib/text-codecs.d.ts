/** The bytes of a base58 text (Bitcoin alphabet), or nothing when it is none or longer than 256 characters. */
export declare function decodeBase58(text: string): Uint8Array | undefined;
/** Base58 of at most a few hundred bytes. */
export declare function encodeBase58(bytes: Uint8Array): string;
/** The payload of base58check (followed by 4 bytes of double SHA-256), or nothing when the text or its checksum is wrong. */
export declare function decodeBase58Check(text: string): Uint8Array | undefined;
/** The bytes of a BIP-173 text of any length in either case, or nothing when prefix, checksum or padding is wrong. */
export declare function decodeBech32(text: string, prefix: string): Uint8Array | undefined;
/** BIP-173 in lower case, without its limit of 90 characters (age and nostr exceed it). */
export declare function encodeBech32(prefix: string, bytes: Uint8Array): string;
/** RFC 4648 base32 in upper case without padding; nothing when a character or the unused bits at the end are wrong. */
export declare function decodeBase32(text: string): Uint8Array | undefined;
export declare function encodeBase32(bytes: Uint8Array): string;
/**
 * Standard or URL-safe base64 with or without padding, without white space. Nothing when a character is foreign, the length impossible or an
 * unused bit at the end set: such a text was not written by an encoder.
 */
export declare function decodeBase64(text: string): Buffer | undefined;
