// Against published vectors: RFC 4648 (base32), the CRC catalogue's check value, SymCrypt's Marvin32.

import { describe, expect, it } from 'vitest';
import { decodeBase32, encodeBase32 } from '../../../src/lib/checksums/base32.ts';
import {
  base36Digits,
  base62Digits,
  base62InvertedDigits,
  toDigits,
  toPaddedDigits,
} from '../../../src/lib/checksums/digit-text.ts';
import { marvin64 } from '../../../src/lib/checksums/marvin32.ts';
import { longestSum, sumText } from '../../../src/lib/checksums/token-sum.ts';

describe('base32', () => {
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('%s is %s', (text, encoded) => {
    expect(encodeBase32(Buffer.from(text))).toBe(encoded);
    expect(decodeBase32(encoded)?.toString()).toBe(text);
    expect(decodeBase32(encoded.toLowerCase())?.toString()).toBe(text);
  });

  it('refuses other characters', () => {
    expect(decodeBase32('MZX1')).toBeUndefined();
  });
});

describe('digits', () => {
  it.each([
    [0n, base62Digits, ''],
    [61n, base62Digits, 'z'],
    [62n, base62Digits, '10'],
    [35n, base36Digits, 'z'],
    [10n, base62Digits, 'A'],
    [10n, base62InvertedDigits, 'a'],
  ])('%i is %s', (value, alphabet, text) => {
    expect(toDigits(value, alphabet)).toBe(text);
    expect(toPaddedDigits(value, alphabet, 4)).toBe(text.padStart(4, '0'));
  });
});

describe('Marvin', () => {
  it('gives the published checksum of abc', () => {
    expect(marvin64(Buffer.from('abc'), { high: 0xd53cd9ce, low: 0xcd0893b7 })).toEqual({
      high: 0x22c74339,
      low: 0x492769bf,
    });
  });
});

describe('a checksum as text', () => {
  const bytes = Buffer.from('123456789');
  it.each([
    ['crc32', 'hex', 8, 'cbf43926'],
    ['crc32', 'HEX', 8, 'CBF43926'],
    ['crc32le', 'hex', 8, '2639f4cb'],
    ['crc32', 'hex', 4, 'cbf4'],
    ['crc32', 'base64', 6, 'y/Q5Jg'],
    ['crc32', 'base64url', 6, 'y_Q5Jg'],
    ['sha256', 'hex', 10, '15e2b0d3c3'],
  ] as const)('%s in %s, %i characters', (hash, encoding, length, text) => {
    expect(sumText({ hash, encoding, length }, bytes)).toBe(text);
  });

  it('pads numbers to what 32 bits take', () => {
    // The CRC of these bytes is 0.
    const zero = Buffer.from([0xff, 0xff, 0xff, 0xff]);
    expect(sumText({ hash: 'crc32le', encoding: 'base62', length: 6 }, Buffer.from([0x9d, 0x0a, 0xd9, 0x6d]))).toBe(
      '000000',
    );
    expect(sumText({ hash: 'crc32', encoding: 'base36', length: 7 }, zero)).toHaveLength(7);
  });

  it('knows how long it can be', () => {
    expect(longestSum('crc32', 'base62')).toBe(6);
    expect(longestSum('crc32', 'hex')).toBe(8);
    expect(longestSum('sha256', 'base32')).toBe(52);
    expect(longestSum('sha256', 'base62')).toBeUndefined();
  });
});
