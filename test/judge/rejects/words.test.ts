import { describe, expect, it } from 'vitest';
import { readEncoded } from '../../../src/judge/rejects/encoded-text.ts';
import { randomnessBits, wordBits } from '../../../src/judge/rejects/letter-model.ts';
import { checkWords } from '../../../src/judge/rejects/words.ts';
import { candidate, hexText, lowerText, randomText } from './candidates.ts';

describe('letter model', () => {
  it.each(['password', 'production', 'authentication', 'configuration', 'hunter'])('takes %s for a word', (word) => {
    expect(wordBits(word)).toBeGreaterThan(3);
    expect(randomnessBits(word)).toBeLessThan(-3);
  });
  it.each([1, 2, 3, 4, 5])('takes random letters for no word (seed %i)', (seed) => {
    expect(randomnessBits(lowerText(10, seed))).toBeGreaterThan(8);
  });
  it.each(['getCurrentUserName', 'HTTP_REQUEST_TIMEOUT', 'user-profile-settings', 'com.host.service'])(
    'reads %s as words',
    (text) => {
      expect(randomnessBits(text)).toBeLessThan(0);
    },
  );
  it.each([1, 2, 3])('finds tokens random (seed %i)', (seed) => {
    expect(randomnessBits(randomText(24, seed))).toBeGreaterThan(10);
    expect(randomnessBits(hexText(32, seed))).toBeGreaterThan(10);
  });
});

describe('words', () => {
  it.each([
    ['a word as a password', 'password = "', 'kangaroos', 'src/a.py'],
    ['words as a token', 'token = "', 'refresh-interval', 'src/a.py'],
    ['a short secret', 'secret = "', 'x9Kq', 'src/a.py'],
    ['an abbreviation in code', 'password = ', 'pwdHsh', 'src/a.py'],
    ['a number under a token', 'token: ', '12345678', 'a.yml'],
    ['a word in the settings of an example', 'db.password=', 'kangaroos', 'examples/app.properties'],
    ['base64 of words', 'password: "', Buffer.from('not my real password').toString('base64'), 'a.yml'],
    ['a translation key', 'key = "', 'settings.profile.title', 'src/a.py'],
  ])('rejects %s', (_name, before, secret, path) => {
    expect(checkWords(candidate(before, secret, '', path))).toBeTypeOf('string');
  });

  it.each([
    ['random letters as a password', 'password = "', lowerText(8, 1), 'src/a.py'],
    ['a word with digits and a sign', 'password: ', `Sommer${'20'}${'31'}!`, 'a.yml'],
    ['a word that is the password of a settings file', 'db.password=', 'kangaroos', 'app.properties'],
    ['a random token', 'token = "', randomText(24, 2), 'src/a.py'],
    ['a long hex key', 'key = "', hexText(40, 3), 'src/a.py'],
  ])('keeps %s', (_name, before, secret, path) => {
    expect(checkWords(candidate(before, secret, before.endsWith('"') ? '"' : '', path))).toBeUndefined();
  });
});

describe('encoded text', () => {
  it('reads the password out of user:password', () => {
    expect(readEncoded(Buffer.from('deploy:password').toString('base64'))).toBe('password');
  });
  it('leaves base64 of bytes alone', () => {
    expect(readEncoded(Buffer.from([0, 255, 1, 254, 2, 253, 3, 252, 4]).toString('base64'))).toBeUndefined();
  });
});
