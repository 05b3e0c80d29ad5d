// Values of a SealedSecret: two bytes of length, a session key encrypted to the cluster's RSA key of 4096 bits, then AES-GCM.

import { decodeBase64 } from '../../lib/strict-base64.ts';
import { malformed, verified } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

/** Bytes of an RSA-4096 ciphertext, and of a GCM tag. */
const keyBytes = 512;
const tagBytes = 16;

export const checkSealedSecret: OfflineCheck = (value) => {
  // The length of 512 in base64; the third character holds the first bits behind it.
  if (!/^Ag[A-D]/.test(value)) return undefined;
  const bytes = decodeBase64(value.replace(/\s+/g, ''));
  return bytes && bytes.length >= 2 + keyBytes + tagBytes ? verified({ encrypted: true }) : malformed();
};
