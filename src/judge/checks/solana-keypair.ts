// Solana key pairs: the 32-byte seed of an Ed25519 key followed by its public key, as a JSON array of bytes (solana-keygen) or in base58 (wallets).

import { edwardsPublic } from '../../lib/keys/edwards.ts';
import { decodeBase58, encodeBase58 } from '../../lib/text-codecs.ts';
import type { CheckContext, CheckOutcome } from './check.ts';

const PAIR_BYTES = 64;
/** 64 numbers of three digits, each on a line of its own with room for indentation. */
const MAX_LENGTH = 4000;

/** Facts: address. */
export function checkSolanaKeypair(value: string, _context: CheckContext): CheckOutcome | undefined {
  if (value.length > MAX_LENGTH) return undefined;
  const text = value.trim();
  const bytes = text.startsWith('[') ? readArray(text) : readBase58(text);
  if (bytes === undefined) return undefined;
  if (bytes.length !== PAIR_BYTES) return { valid: false, reason: 'length' };
  const publicKey = bytes.subarray(32);
  const valid = edwardsPublic('ed25519', bytes.subarray(0, 32))?.equals(publicKey) ?? false;
  return { valid, address: encodeBase58(publicKey), ...(valid ? {} : { reason: 'arithmetic' }) };
}

/** Bytes written as a JSON array, a comma after the last one allowed as in source code; nothing when it holds anything else. */
function readArray(text: string): Uint8Array | undefined {
  if (!/^\[[\d\s,]*\]$/.test(text)) return undefined;
  const numbers = text.match(/\d+/g)?.map(Number) ?? [];
  return numbers.every((number) => number < 256) ? Uint8Array.from(numbers) : undefined;
}

/** No bytes for letters that are no base58. */
function readBase58(text: string): Uint8Array | undefined {
  return /^[A-Za-z0-9]{80,96}$/.test(text) ? (decodeBase58(text) ?? new Uint8Array()) : undefined;
}
