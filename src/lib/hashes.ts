// Digests that keys and addresses are made with, as plain functions.

import { createHash } from 'node:crypto';
import { keccak_256 } from '@noble/hashes/sha3.js';

export function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** Bitcoin's: SHA-256 of the SHA-256. */
export function doubleSha256(bytes: Uint8Array): Buffer {
  return sha256(sha256(bytes));
}

/** Ethereum's: Keccak with its original padding, which OpenSSL 3.0 does not have and which is not SHA3-256. */
export function keccak256(bytes: Uint8Array): Buffer {
  return Buffer.from(keccak_256(bytes));
}
