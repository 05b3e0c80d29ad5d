// Ethereum private keys: 64 hexadecimal digits. Nearly every random value is one, so alone it proves nothing; the address beside it does.

import { keccak256 } from '../../lib/hashes.ts';
import { ecPoint } from '../../lib/keys/ec.ts';
import type { CheckContext, CheckOutcome } from './check.ts';

/** The digits with some white space around them. */
const MAX_LENGTH = 200;

/** Facts: address. Nothing when the scalar is in range and the context names no address: whether it is a key is unknown. */
export function checkEthereumPrivateKey(value: string, { publicKey }: CheckContext): CheckOutcome | undefined {
  if (value.length > MAX_LENGTH) return undefined;
  const digits = /^\s*(?:0x)?([0-9a-f]{64})\s*$/i.exec(value)?.[1];
  if (digits === undefined) return undefined;
  const address = ethereumAddress(digits);
  if (address === undefined) return { valid: false, reason: 'range' };
  const claimed = /\b0x[0-9a-f]{40}\b/i.exec(publicKey?.slice(0, 1000) ?? '')?.[0];
  if (claimed === undefined) return undefined;
  const valid = claimed.toLowerCase() === address;
  return { valid, address, ...(valid ? {} : { reason: 'other address' }) };
}

/** The address (0x and 40 lower-case digits) of a key of 64 digits, or nothing when it is not within 1..n-1. */
export function ethereumAddress(digits: string): string | undefined {
  const point = /^[0-9a-f]{64}$/i.test(digits) ? ecPoint('secp256k1', Buffer.from(digits, 'hex')) : undefined;
  return point && `0x${keccak256(point.subarray(1)).subarray(-20).toString('hex')}`;
}
