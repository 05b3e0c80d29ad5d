// WireGuard private keys: 32 bytes whose bits `wg genkey` has clamped, which one random value in 32 satisfies by chance. Other programs may not clamp.

import { edwardsPublic } from '../../lib/keys/edwards.ts';
import { decodeBase64 } from '../../lib/text-codecs.ts';
import type { CheckContext, CheckOutcome } from './check.ts';

const KEY_BYTES = 32;

/** The text with some white space around it. */
const MAX_LENGTH = 200;

/** Facts: publicKey, to be looked for as a peer's `PublicKey` elsewhere. */
export function checkWireguardPrivate(value: string, _context: CheckContext): CheckOutcome | undefined {
  if (value.length > MAX_LENGTH) return undefined;
  const text = value.trim();
  if (!/^[A-Za-z0-9+/]{30,60}={0,2}$/.test(text)) return undefined;
  const secret = text.length === 44 ? decodeBase64(text) : undefined;
  if (secret?.length !== KEY_BYTES) return { valid: false, reason: 'length' };
  const isClamped = (secret[0]! & 7) === 0 && (secret[31]! & 0xc0) === 0x40;
  const publicKey = edwardsPublic('x25519', secret)!.toString('base64');
  return { valid: isClamped, publicKey, ...(isClamped ? {} : { reason: 'not clamped' }) };
}
