// Bitcoin private keys in wallet import format: base58check of a version byte, a secp256k1 scalar and, for compressed addresses, a 1.

import { isSecp256k1Scalar } from '../../lib/keys/scalar.ts';
import { decodeBase58Check } from '../../lib/text-codecs.ts';
import type { CheckContext, CheckOutcome } from './check.ts';

const NETWORKS: ReadonlyMap<number, string> = new Map([
  [0x80, 'mainnet'],
  [0xef, 'testnet'],
]);

/** The text with some white space around it. */
const MAX_LENGTH = 200;

/** Facts: network, compressed. */
export function checkBitcoinWif(value: string, _context: CheckContext): CheckOutcome | undefined {
  if (value.length > MAX_LENGTH) return undefined;
  const text = value.trim();
  if (!/^[5KL9c][A-Za-z0-9]{40,60}$/.test(text)) return undefined;
  const payload = decodeBase58Check(text);
  if (payload === undefined) return { valid: false, reason: 'checksum' };
  const network = NETWORKS.get(payload[0]!) ?? null;
  const compressed = payload.length === 34;
  const facts = { network, compressed };
  if (network === null || (payload.length !== 33 && !compressed))
    return { valid: false, ...facts, reason: 'structure' };
  if (compressed && payload[33] !== 1) return { valid: false, ...facts, reason: 'structure' };
  if (!isSecp256k1Scalar(payload.subarray(1, 33))) return { valid: false, ...facts, reason: 'range' };
  return { valid: true, ...facts };
}
