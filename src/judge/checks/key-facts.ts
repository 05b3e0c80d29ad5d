// What is reported of a private key, from what its numbers prove. The same names whatever file the key stood in.

import type { KeyProof } from '../../lib/keys/key-material.ts';
import { spkiFingerprint } from '../../lib/keys/spki.ts';
import { sshBlobOfSpki, sshFingerprint } from '../../lib/keys/ssh-blob.ts';
import type { CheckOutcome } from './check.ts';
import { knownKeyLabel } from './known-keys.ts';

/**
 * Type, size, curve and the public key's fingerprints; `reason` when the numbers do not belong together; `documented` when everybody has the key.
 */
export function keyOutcome(proof: KeyProof): CheckOutcome {
  const { isConsistent, type, bits, curve, spki } = proof;
  const sshBlob = spki && sshBlobOfSpki(spki);
  return {
    valid: isConsistent,
    encrypted: false,
    type,
    bits,
    curve,
    ...publicFacts(spki),
    sshFingerprint: sshBlob && sshFingerprint(sshBlob),
    ...(isConsistent ? {} : { reason: 'arithmetic' }),
  };
}

/** `spkiSha256` (null without a public key) and, for a key that everybody has, `documented`: what it is known as. */
export function publicFacts(spki: Uint8Array | null): {
  readonly spkiSha256: string | null;
  readonly documented?: string;
} {
  const spkiSha256 = spki && spkiFingerprint(spki);
  const documented = spkiSha256 === null ? undefined : knownKeyLabel(spkiSha256);
  return { spkiSha256, ...(documented !== undefined && { documented }) };
}
