import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { doubleSha256 } from '../../src/lib/hashes.ts';
import {
  decodeBase32,
  decodeBase58,
  decodeBase58Check,
  decodeBase64,
  decodeBech32,
  encodeBase32,
  encodeBase58,
  encodeBech32,
} from '../../src/lib/text-codecs.ts';

const data = randomBytes(40);

it('base58 comes back, and is bounded', () => {
  expect(Buffer.from(decodeBase58(encodeBase58(data))!)).toEqual(data);
  expect(decodeBase58('0OIl')).toBeUndefined();
  expect(decodeBase58('2'.repeat(257))).toBeUndefined();
});

it('base58check needs its checksum', () => {
  const text = encodeBase58(Buffer.concat([data, doubleSha256(data).subarray(0, 4)]));
  expect(Buffer.from(decodeBase58Check(text)!)).toEqual(data);
  expect(decodeBase58Check(encodeBase58(Buffer.concat([data, Buffer.alloc(4)])))).toBeUndefined();
  expect(decodeBase58Check('2')).toBeUndefined();
});

it('bech32 comes back in either case at any length, under its prefix only', () => {
  const text = encodeBech32('prefix', randomBytes(200));
  expect(decodeBech32(text, 'prefix')).toHaveLength(200);
  expect(decodeBech32(text.toUpperCase(), 'prefix')).toHaveLength(200);
  expect(decodeBech32(text, 'other')).toBeUndefined();
  expect(decodeBech32(text.slice(0, -1), 'prefix')).toBeUndefined();
});

it('base32 comes back without padding', () => {
  expect(Buffer.from(decodeBase32(encodeBase32(data))!)).toEqual(data);
  expect(decodeBase32('AB1')).toBeUndefined();
  // Two characters hold ten bits: the last two must be zero.
  expect(decodeBase32('AA')).toHaveLength(1);
  expect(decodeBase32('AB')).toBeUndefined();
});

describe('base64', () => {
  it.each([
    ['padded', 'AAE=', 2],
    ['unpadded', 'AAE', 2],
    ['URL-safe', '-_8', 2],
    ['standard', '+/8=', 2],
    ['empty', '', 0],
  ])('is read: %s', (_name, text, length) => {
    expect(decodeBase64(text)).toHaveLength(length);
  });

  it.each([
    ['a foreign character', 'AA*A'],
    ['both alphabets', '+_8='],
    ['one character too many', 'AAAAA'],
    ['too much padding', 'AAE=='],
    ['bits behind the last byte', 'AAF'],
    ['white space', 'AA AA'],
  ])('is refused: %s', (_name, text) => {
    expect(decodeBase64(text)).toBeUndefined();
  });
});
