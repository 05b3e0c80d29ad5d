// Stellar secret seeds (strkey): a version byte, an Ed25519 seed and a checksum in base32.

import { appendCrc16, stripCrc16 } from '../../lib/crc16.ts';
import { edwardsPublic } from '../../lib/keys/edwards.ts';
import { decodeBase32, encodeBase32 } from '../../lib/text-codecs.ts';
import type { CheckContext, CheckOutcome } from './check.ts';

/** Version bytes: 18 and 6 in the upper five bits give the letters S and G. */
const SEED_VERSION = 0x90;
const ACCOUNT_VERSION = 0x30;

/** The text with some white space around it. */
const MAX_LENGTH = 200;

/** Facts: address, the account the seed signs for. */
export function checkStellarSeed(value: string, _context: CheckContext): CheckOutcome | undefined {
  if (value.length > MAX_LENGTH) return undefined;
  const text = value.trim();
  if (/^G[A-Z2-7]{55}$/.test(text)) return { valid: false, reason: 'public' };
  if (!/^S[A-Z0-9]{40,70}$/.test(text)) return undefined;
  const bytes = decodeBase32(text);
  const body = bytes && stripCrc16(bytes);
  if (bytes?.length !== 35) return { valid: false, reason: 'length' };
  if (body === undefined) return { valid: false, reason: 'checksum' };
  if (body[0] !== SEED_VERSION) return { valid: false, reason: 'structure' };
  const publicKey = edwardsPublic('ed25519', body.subarray(1))!;
  return { valid: true, address: encodeBase32(appendCrc16(Uint8Array.of(ACCOUNT_VERSION, ...publicKey))) };
}
