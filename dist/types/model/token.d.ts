/** `crc32` is big-endian, `crc32le` little-endian. */
export type TokenHash = 'crc32' | 'crc32le' | 'sha256' | 'marvin32';
/** How a checksum is written: the first three of a byte's digits, the base64 forms, and numbers with leading zeros. */
export type TokenEncoding = 'hex' | 'HEX' | 'base32' | 'base32lower' | 'base64' | 'base64url' | 'base36' | 'base62' | 'base62inverted' | 'base66';
/** A checksum as it is written in a token. */
export type TokenSum = {
    readonly hash: TokenHash;
    /** Eight characters; of marvin32 only. */
    readonly seed?: string;
    readonly encoding: TokenEncoding;
    /** Characters of it that the token holds. */
    readonly length: number;
};
/**
 * The bytes a checksum is about: parts by name, joined (and decoded first where the template says so), or all text before the checksum.
 */
export type SummedParts = {
    readonly parts: readonly string[] | 'before';
    readonly decode?: 'base64' | 'hex';
};
/** A part that is base64 of a JSON object. */
export type TokenPayload = {
    readonly part: string;
    readonly keys: readonly string[];
    /** Name of a fact to the key whose value it is. */
    readonly facts: readonly (readonly [fact: string, key: string])[];
};
export type TokenCheck = {
    /** True when a random text of the token's shape is valid less than once in some thousands. */
    readonly proves: boolean;
    /** JavaScript pattern of a whole token; its named groups are the parts the rest speaks of. Every repetition is bounded. */
    readonly pattern: string;
    readonly sums: readonly {
        readonly part: string;
        readonly sum: TokenSum;
        readonly of: SummedParts;
    }[];
    readonly payloads: readonly TokenPayload[];
    /** Names of parts whose text is no secret and is reported. */
    readonly facts: readonly string[];
    /**
     * Characters that may not stand directly before or after the token, as the content of a character class. Set where the rule's pattern
     * leaves the edge open because the checksum tells where a token ends: glued to such a character only a valid token counts.
     */
    readonly edges?: {
        readonly before?: string;
        readonly after?: string;
    };
};
