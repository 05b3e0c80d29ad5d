// BIP-39 recovery phrases in English: the last bits of the last word are a checksum over all the others. Other word lists (and Electrum, Monero,
// SLIP-39, whose rules differ) are not read. A phrase that passes may still be a published test vector; those are known by their hash.

import { wordlist } from '@scure/bip39/wordlists/english.js';
import { toBigInt } from '../../lib/big-numbers.ts';
import { sha256 } from '../../lib/hashes.ts';
import type { CheckContext, CheckOutcome } from './check.ts';

/** 24 words of at most eight letters, with generous separators. */
const MAX_LENGTH = 600;
const COUNTS: readonly number[] = [12, 15, 18, 21, 24];
const BITS_PER_WORD = 11;

const indexes: ReadonlyMap<string, number> = new Map(wordlist.map((word, index) => [word, index]));

/** Facts: words (their number), allSameOrZero (a phrase nobody drew at random). */
export function checkBip39(value: string, _context: CheckContext): CheckOutcome | undefined {
  if (value.length > MAX_LENGTH) return undefined;
  const words =
    value
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z]+/g) ?? [];
  if (words.length < 2) return undefined;
  const numbers = words.map((word) => indexes.get(word));
  const facts = { words: words.length };
  if (numbers.includes(undefined)) return { valid: false, ...facts, reason: 'unknown word' };
  if (!COUNTS.includes(words.length)) return { valid: false, ...facts, reason: 'number of words' };
  const { entropy, isIntact } = readPhrase(numbers as number[]);
  const allSameOrZero = words.every((word) => word === words[0]) || entropy.every((byte) => byte === 0);
  return { valid: isIntact, ...facts, allSameOrZero, ...(isIntact ? {} : { reason: 'checksum' }) };
}

/** Eleven bits a word; one bit of every 33 belongs to the checksum. */
function readPhrase(numbers: readonly number[]): { entropy: Buffer; isIntact: boolean } {
  const checksumBits = numbers.length / 3;
  const entropyBytes = checksumBits * 4;
  const all = numbers.reduce((bits, number) => (bits << BigInt(BITS_PER_WORD)) | BigInt(number), 0n);
  const hex = (all >> BigInt(checksumBits)).toString(16).padStart(entropyBytes * 2, '0');
  const entropy = Buffer.from(hex, 'hex');
  const expected = toBigInt(sha256(entropy).subarray(0, 1)) >> BigInt(8 - checksumBits);
  return { entropy, isIntact: (all & ((1n << BigInt(checksumBits)) - 1n)) === expected };
}
