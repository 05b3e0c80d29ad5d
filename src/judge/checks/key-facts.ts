// What is reported of a private key, from what its numbers prove. The same names whatever file the key stood in.

import type { KeyProof } from '../../lib/keys/key-material.ts';
import { spkiFingerprint } from '../../lib/keys/spki.ts';
import { sshBlobOfSpki, sshFingerprint } from '../../lib/keys/ssh-blob.ts';
import type { CheckOutcome } from './check.ts';

/** Type, size, curve and the public key's fingerprints; `reason` when the numbers do not belong together. */
export function keyOutcome(proof: KeyProof): CheckOutcome {
  const { isConsistent, type, bits, curve, spki } = proof;
  const sshBlob = spki && sshBlobOfSpki(spki);
  return {
    valid: isConsistent,
    encrypted: false,
    type,
    bits,
    curve,
    spkiSha256: spki && spkiFingerprint(spki),
    sshFingerprint: sshBlob && sshFingerprint(sshBlob),
    ...(isConsistent ? {} : { reason: 'arithmetic' }),
  };
}
