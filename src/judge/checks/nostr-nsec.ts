// nostr secret keys (NIP-19): bech32 of a secp256k1 scalar; the npub is the x coordinate of its point.

import { compressedSecp256k1 } from '../../lib/keys/scalar.ts';
import { decodeBech32, encodeBech32 } from '../../lib/text-codecs.ts';
import type { CheckContext, CheckOutcome } from './check.ts';

const MAX_LENGTH = 200;

/** Facts: npub. */
export function checkNostrNsec(value: string, _context: CheckContext): CheckOutcome | undefined {
  if (value.length > MAX_LENGTH) return undefined;
  const text = value.trim();
  if (!/^n(?:sec|pub)1/i.test(text)) return undefined;
  if (/^npub1/i.test(text)) return { valid: false, reason: 'public' };
  const secret = decodeBech32(text, 'nsec');
  if (secret === undefined) return { valid: false, reason: 'checksum' };
  const point = compressedSecp256k1(secret);
  if (point === undefined) return { valid: false, reason: 'range' };
  return { valid: true, npub: encodeBech32('npub', point.subarray(1)) };
}
