// dotenvx keys: a secp256k1 scalar that decrypts the `encrypted:` values of the .env file whose DOTENV_PUBLIC_KEY is its point.

import { compressedSecp256k1 } from '../../lib/keys/scalar.ts';
import type { CheckContext, CheckOutcome } from './check.ts';

const MAX_LENGTH = 1000;

/** Facts: publicKey, the one that belongs to the private key. Nothing without a public key in the context or in the value itself. */
export function checkDotenvxPair(value: string, { publicKey }: CheckContext): CheckOutcome | undefined {
  if (value.length > MAX_LENGTH) return undefined;
  const claimed = /\b0[23][0-9a-f]{64}\b/i.exec(publicKey ?? value)?.[0];
  const secret = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/i.exec(value)?.[0];
  if (claimed === undefined && publicKey === undefined) return undefined;
  if (secret === undefined) return publicKey === undefined ? undefined : { valid: false, reason: 'length' };
  const derived = dotenvxPublicKey(secret);
  if (derived === undefined) return { valid: false, reason: 'range' };
  const valid = claimed?.toLowerCase() === derived;
  return { valid, publicKey: derived, ...(valid ? {} : { reason: 'other public key' }) };
}

/** The public key (66 hexadecimal digits) of a private one, or nothing when that is no scalar. */
export function dotenvxPublicKey(privateKey: string): string | undefined {
  return /^[0-9a-f]{64}$/i.test(privateKey)
    ? compressedSecp256k1(Buffer.from(privateKey, 'hex'))?.toString('hex')
    : undefined;
}
