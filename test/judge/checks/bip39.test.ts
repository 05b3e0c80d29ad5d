import { createHash, randomBytes } from 'node:crypto';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { describe, expect, it } from 'vitest';
import { checkBip39 } from '../../../src/judge/checks/bip39.ts';
import { context } from '../../helpers/key-checks.ts';

const check = (text: string) => checkBip39(text, context);

/** BIP-39 as its text has it, by a string of bits. */
function phrase(entropy: Buffer): string[] {
  const bits = (bytes: Buffer) => [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const checksum = bits(createHash('sha256').update(entropy).digest()).slice(0, entropy.length / 4);
  return (bits(entropy) + checksum).match(/.{11}/g)!.map((word) => wordlist[Number.parseInt(word, 2)]!);
}

describe('a phrase', () => {
  it.each([16, 20, 24, 28, 32])('of %i bytes of entropy is valid', (size) => {
    const words = phrase(randomBytes(size));
    const expected = { valid: true, words: words.length, allSameOrZero: false };
    expect(check(words.join(' '))).toEqual(expected);
    expect(check(words.join('\n').toUpperCase())).toEqual(expected);
    expect(check(words.map((word, i) => `${i + 1}. "${word}",`).join('  '))).toEqual(expected);
  });

  it('with one word replaced by each of the others is valid for the share its checksum allows', () => {
    const words = phrase(Buffer.alloc(32, 0x5a));
    const others = wordlist.filter((word) => word !== words[3]);
    const passing = others.filter((word) => check(words.with(3, word).join(' '))?.valid).length;
    // 1 of 256; far fewer or more would be another checksum.
    expect(passing).toBeGreaterThan(0);
    expect(passing).toBeLessThan(30);
  });

  it('of zeros is valid and said to be one nobody drew', () => {
    expect(check(phrase(Buffer.alloc(16)).join(' '))).toMatchObject({ valid: true, allSameOrZero: true });
    expect(check(phrase(Buffer.alloc(32)).join(' '))).toMatchObject({ valid: true, words: 24, allSameOrZero: true });
  });

  const words = phrase(randomBytes(16));
  it.each([
    ['a word that is on no list', words.with(5, 'zzzz'), 'unknown word'],
    ['eleven words', words.slice(1), 'number of words'],
    ['thirteen words', [...words, 'zoo'], 'number of words'],
  ])('is not valid with %s', (_name, list, reason) => {
    expect(check(list.join(' '))).toMatchObject({ valid: false, words: list.length, reason });
  });

  it.each(['', 'zoo', 'パスワード'])('is not what %j is', (text) => {
    expect(check(text)).toBeUndefined();
  });
});
