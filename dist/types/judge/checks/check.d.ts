/** What surrounds a value, as far as a check needs it. */
export type CheckContext = {
    /** The time expiries are compared with, in seconds since 1970 (UTC). */
    readonly now: number;
    /** Supabase project references (20 lower-case letters) seen in the same scan; a key is bound to one of them. */
    readonly projectRefs?: readonly string[];
    /**
     * What the value is to be the secret half of, as it stands beside it: a VAPID or dotenvx public key, an Ethereum address. A pair is only a
     * pair with it; without it those checks say nothing.
     */
    readonly publicKey?: string;
    /** Texts of the same scan that the value may decrypt (Rails credentials files). */
    readonly ciphertexts?: readonly string[];
};
/**
 * What a check learnt. `valid` is true when the structure holds (checksum, signature, decodable payload, key arithmetic), false when it
 * does not. All other members are facts: kind, owner, account, expiry, key type, fingerprint. Unknown facts are absent or null.
 */
export type CheckOutcome = {
    readonly valid: boolean;
    readonly [fact: string]: unknown;
};
/** Pure and synchronous; never throws, never allocates by a size the value claims. Returns nothing when the value is not of its shape. */
export type OfflineCheck = (value: string, context: CheckContext) => CheckOutcome | undefined;
