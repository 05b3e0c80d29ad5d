// VAPID keys (Web Push): a P-256 scalar and its point. The pair is proven with the public key beside it, which is in every page of the site as well.

import { ecPoint } from '../../lib/keys/ec.ts';
import { decodeBase64 } from '../../lib/text-codecs.ts';
import type { CheckContext, CheckOutcome } from './check.ts';

const MAX_LENGTH = 1000;
/** 32 and 65 bytes in base64url; the point begins with 0x04. */
const PRIVATE = /(?<![\w+/=-])[A-Za-z0-9_+/-]{43}=?(?![\w+/-])/;
const PUBLIC = /(?<![\w+/=-])B[A-Za-z0-9_+/-]{86}=?(?![\w+/-])/;

/** Facts: publicKey, the one that belongs to the private key. Nothing without a public key in the context or in the value itself. */
export function checkVapidPair(value: string, { publicKey }: CheckContext): CheckOutcome | undefined {
  if (value.length > MAX_LENGTH) return undefined;
  const claimed = PUBLIC.exec(publicKey ?? value)?.[0];
  const secret = PRIVATE.exec(value)?.[0];
  if (claimed === undefined && publicKey === undefined) return undefined;
  if (secret === undefined) return publicKey === undefined ? undefined : { valid: false, reason: 'length' };
  const derived = vapidPublicKey(secret);
  if (derived === undefined) return { valid: false, reason: 'range' };
  const valid = claimed !== undefined && (decodeBase64(claimed)?.equals(Buffer.from(derived, 'base64url')) ?? false);
  return { valid, publicKey: derived, ...(valid ? {} : { reason: 'other public key' }) };
}

/** The public key (base64url) of a private one, or nothing when that is no P-256 scalar. */
export function vapidPublicKey(privateKey: string): string | undefined {
  const scalar = decodeBase64(privateKey);
  return scalar?.length === 32 ? ecPoint('prime256v1', scalar)?.toString('base64url') : undefined;
}
