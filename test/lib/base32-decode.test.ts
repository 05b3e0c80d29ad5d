import { describe, expect, it } from 'vitest';
import { decodeBase32 } from '../../src/lib/base32-decode.ts';

describe('decodeBase32', () => {
  // RFC 4648, section 10, without the padding.
  it.each([
    ['MY', 'f'],
    ['MZXQ', 'fo'],
    ['MZXW6', 'foo'],
    ['MZXW6YQ', 'foob'],
    ['MZXW6YTB', 'fooba'],
    ['MZXW6YTBOI', 'foobar'],
  ])('reads %s as %s', (text, plain) => {
    expect(Buffer.from(decodeBase32(text)!).toString()).toBe(plain);
  });

  it.each(['', 'mzxw', 'MZX1', 'MZ==', 'M Z', '\u212a'])('refuses %j', (text) => {
    expect(decodeBase32(text)).toBeUndefined();
  });

  it('refuses what is longer than 64 K', () => {
    expect(decodeBase32('A'.repeat((1 << 16) + 1))).toBeUndefined();
  });
});
