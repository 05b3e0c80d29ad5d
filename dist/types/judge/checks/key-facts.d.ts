import type { KeyProof } from '../../lib/keys/key-material.ts';
import type { CheckOutcome } from './check.ts';
/**
 * Type, size, curve and the public key's fingerprints; `reason` when the numbers do not belong together; `documented` when everybody has the key.
 */
export declare function keyOutcome(proof: KeyProof): CheckOutcome;
/** `spkiSha256` (null without a public key) and, for a key that everybody has, `documented`: what it is known as. */
export declare function publicFacts(spki: Uint8Array | null): {
    readonly spkiSha256: string | null;
    readonly documented?: string;
};
