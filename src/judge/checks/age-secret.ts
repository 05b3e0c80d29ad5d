// age identities: bech32 of an X25519 secret, from which the recipient follows - the name by which files say whom they are encrypted to.

import { edwardsPublic } from '../../lib/keys/edwards.ts';
import { decodeBech32, encodeBech32 } from '../../lib/text-codecs.ts';
import type { CheckContext, CheckOutcome } from './check.ts';

/** Hybrid post-quantum identities are 32-byte seeds too; their recipient needs ML-KEM and is not computed. */
const POST_QUANTUM = 'AGE-SECRET-KEY-PQ-';
const CLASSIC = 'AGE-SECRET-KEY-';
const SECRET_BYTES = 32;
const MAX_LENGTH = 200;

/** Facts: recipient (null for the post-quantum kind), postQuantum. */
export function checkAgeSecret(value: string, _context: CheckContext): CheckOutcome | undefined {
  if (value.length > MAX_LENGTH) return undefined;
  const text = value.trim();
  if (!/^AGE-SECRET-KEY-/i.test(text)) return undefined;
  const postQuantum = /^AGE-SECRET-KEY-PQ-1/i.test(text);
  const prefix = postQuantum ? POST_QUANTUM : CLASSIC;
  // Identities are written in upper case; bech32 compares prefixes in lower case.
  const secret = text === text.toUpperCase() ? decodeBech32(text, prefix.toLowerCase()) : undefined;
  if (secret?.length !== SECRET_BYTES) return { valid: false, postQuantum };
  return { valid: true, postQuantum, recipient: postQuantum ? null : ageRecipient(secret) };
}

/** The `age1...` recipient of a 32-byte X25519 secret. */
export function ageRecipient(secret: Uint8Array): string | null {
  const publicKey = edwardsPublic('x25519', secret);
  return publicKey ? encodeBech32('age', publicKey) : null;
}
