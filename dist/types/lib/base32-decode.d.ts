/** The bytes behind `text`; nothing when it is empty, too long, or holds another character. Bits behind the last whole byte are dropped. */
export declare function decodeBase32(text: string): Uint8Array | undefined;
