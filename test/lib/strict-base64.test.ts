import { describe, expect, it } from 'vitest';
import { type Base64Alphabet, decodeBase64 } from '../../src/lib/strict-base64.ts';

const refused: readonly (readonly [why: string, text: string, alphabet: Base64Alphabet])[] = [
  ['nothing', '', 'standard'],
  ['padding alone', '==', 'standard'],
  ['a single character', 'Q', 'standard'],
  ['a rest of one character', 'QUJDR', 'standard'],
  ['padding that does not complete the group', 'QUI==', 'standard'],
  ['three signs of padding', 'Q===', 'standard'],
  ['padding in the middle', 'QQ==QQ==', 'standard'],
  ['white space', 'QU JD', 'standard'],
  ['a line break at the end', 'QUJD\n', 'standard'],
  ['the other alphabet', 'a-_b', 'standard'],
  ['the other alphabet', 'a+/b', 'url'],
  ['both alphabets at once', 'a-/b', 'either'],
  ['set bits behind the last of one byte', 'QR==', 'standard'],
  ['set bits behind the last of two bytes', 'QUJ', 'standard'],
  ['set bits, the url sign', 'Q_', 'url'],
  ['characters beyond ASCII', 'QUJ\u0130', 'standard'],
];

describe('decodeBase64', () => {
  it.each([1, 2, 3, 4, 31, 32, 33])('reads back %i bytes with and without padding', (length) => {
    const bytes = Buffer.from(Array.from({ length }, (_, i) => (i * 151 + 250) & 0xff));
    expect(decodeBase64(bytes.toString('base64'))).toEqual(bytes);
    expect(decodeBase64(bytes.toString('base64').replace(/=+$/, ''))).toEqual(bytes);
    expect(decodeBase64(bytes.toString('base64url'), 'url')).toEqual(bytes);
    expect(decodeBase64(bytes.toString('base64url'), 'either')).toEqual(bytes);
  });

  it.each(refused)('refuses %s: %j as %s', (_, text, alphabet) => {
    expect(decodeBase64(text, alphabet)).toBeUndefined();
  });

  it('reads a megabyte and refuses more', () => {
    expect(decodeBase64('A'.repeat(1 << 20))?.length).toBe((3 << 20) / 4);
    expect(decodeBase64('A'.repeat((1 << 20) + 4))).toBeUndefined();
  });
});
