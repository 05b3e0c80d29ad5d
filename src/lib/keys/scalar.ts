// What counts as a secret scalar of secp256k1 (Bitcoin, Ethereum, nostr): 1 to n-1.

import { createECDH } from 'node:crypto';
import { ecPoint } from './ec.ts';

/** Whether 32 bytes are a scalar within 1..n-1. */
export function isSecp256k1Scalar(bytes: Uint8Array): boolean {
  return bytes.length === 32 && ecPoint('secp256k1', bytes) !== undefined;
}

/** The compressed public key (33 bytes), or nothing when the scalar is out of range. */
export function compressedSecp256k1(bytes: Uint8Array): Buffer | undefined {
  if (!isSecp256k1Scalar(bytes)) return undefined;
  const ecdh = createECDH('secp256k1');
  ecdh.setPrivateKey(bytes);
  return ecdh.getPublicKey(null, 'compressed');
}
