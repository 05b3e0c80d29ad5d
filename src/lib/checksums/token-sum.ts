// A checksum as a token holds it: hash, encoding, length.

import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

import type { TokenEncoding, TokenSum } from '../../model/token.ts';
import { encodeBase32 } from './base32.ts';
import { base36Digits, base62Digits, base62InvertedDigits, base66Digits, toPaddedDigits } from './digit-text.ts';
import { marvin32 } from './marvin32.ts';

/** Digits that 32 bits take: numbers are padded to that before they are cut to the checksum's length. */
const numberDigits: ReadonlyMap<TokenEncoding, { readonly alphabet: string; readonly width: number }> = new Map([
  ['base36', { alphabet: base36Digits, width: 7 }],
  ['base62', { alphabet: base62Digits, width: 6 }],
  ['base62inverted', { alphabet: base62InvertedDigits, width: 6 }],
  ['base66', { alphabet: base66Digits, width: 6 }],
]);

/** The checksum of `bytes`: exactly `sum.length` characters, as long as the encoding has that many. */
export function sumText(sum: TokenSum, bytes: Uint8Array): string {
  return encode(digest(sum, bytes), sum.encoding).slice(0, sum.length);
}

/** The most characters an encoding of this hash has; undefined for a hash too long to be written as a number. */
export function longestSum(hash: TokenSum['hash'], encoding: TokenEncoding): number | undefined {
  const number = numberDigits.get(encoding);
  if (number) return hash === 'sha256' ? undefined : number.width;
  return encode(Buffer.alloc(hash === 'sha256' ? 32 : 4), encoding).length;
}

function digest({ hash, seed = '' }: TokenSum, bytes: Uint8Array): Buffer {
  if (hash === 'sha256') return createHash('sha256').update(bytes).digest();
  const four = Buffer.alloc(4);
  if (hash === 'crc32') four.writeUInt32BE(crc32(bytes));
  else if (hash === 'crc32le') four.writeUInt32LE(crc32(bytes));
  else four.writeUInt32BE(marvin32(bytes, seed));
  return four;
}

function encode(bytes: Buffer, encoding: TokenEncoding): string {
  const number = numberDigits.get(encoding);
  if (number) return toPaddedDigits(BigInt(`0x${bytes.toString('hex')}`), number.alphabet, number.width);
  switch (encoding) {
    case 'HEX':
      return bytes.toString('hex').toUpperCase();
    case 'base32':
      return encodeBase32(bytes);
    case 'base32lower':
      return encodeBase32(bytes).toLowerCase();
    case 'base64':
      return bytes.toString('base64').replace(/=+$/, '');
    case 'base64url':
      return bytes.toString('base64url');
    default:
      return bytes.toString('hex');
  }
}
