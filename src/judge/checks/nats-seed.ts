// NATS seeds (nkeys): two bytes that hold the letter S and the role, an Ed25519 or X25519 secret and a checksum, in base32.

import { appendCrc16, stripCrc16 } from '../../lib/crc16.ts';
import { edwardsPublic } from '../../lib/keys/edwards.ts';
import { decodeBase32, encodeBase32 } from '../../lib/text-codecs.ts';
import type { CheckContext, CheckOutcome } from './check.ts';

const SEED_PREFIX = 18 << 3;

/** The prefix byte of a role's public key: its letter's base32 value in the upper five bits. */
const ROLES: ReadonlyMap<number, string> = new Map([
  [0 << 3, 'account'],
  [2 << 3, 'cluster'],
  [13 << 3, 'server'],
  [14 << 3, 'operator'],
  [20 << 3, 'user'],
  [23 << 3, 'curve'],
]);

/** The text with some white space around it. */
const MAX_LENGTH = 200;

/** Facts: role, publicKey (the nkey that the seed signs for; of the bytes as they stand, also when the checksum is wrong). */
export function checkNatsSeed(value: string, _context: CheckContext): CheckOutcome | undefined {
  if (value.length > MAX_LENGTH) return undefined;
  const text = value.trim();
  if (/^[AUONCX][A-Z2-7]{55}$/.test(text)) return { valid: false, reason: 'public' };
  if (!/^S[A-Z][A-Z0-9]{45,70}$/.test(text)) return undefined;
  const bytes = decodeBase32(text);
  if (bytes?.length !== 36) return { valid: false, reason: 'length' };
  const prefix = ((bytes[0]! & 0x07) << 5) | (bytes[1]! >> 3);
  const role = ROLES.get(prefix);
  if ((bytes[0]! & 0xf8) !== SEED_PREFIX || role === undefined) return { valid: false, reason: 'structure' };
  const secret = bytes.subarray(2, 34);
  const publicKey = edwardsPublic(role === 'curve' ? 'x25519' : 'ed25519', secret)!;
  const facts = { role, publicKey: encodeBase32(appendCrc16(Uint8Array.of(prefix, ...publicKey))) };
  return stripCrc16(bytes) ? { valid: true, ...facts } : { valid: false, ...facts, reason: 'checksum' };
}
