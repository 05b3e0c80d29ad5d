import { describe, expect, it } from 'vitest';
import { checkPlaceholder } from '../../../src/judge/rejects/placeholder.ts';
import { candidate, hexText, randomText } from './candidates.ts';

const judge = (secret: string): string | undefined => checkPlaceholder(candidate('token = "', secret, '"'));

describe('placeholder', () => {
  it('rejects a value that holds or runs into a template placeholder', () => {
    expect(judge('zpka_%{hex:32}')).toBeTypeOf('string');
    expect(checkPlaceholder(candidate('--token ', 'GR1348941%', '{base62:20}'))).toBeTypeOf('string');
    expect(checkPlaceholder(candidate('--token ', randomText(20, 9), ' {base62:20}'))).toBeUndefined();
  });

  it.each([
    ['in angle brackets', '<your-token>'],
    ['with a bracketed part', 'https-<token>-x'],
    ['x repeated', 'xxxxxxxxxxxxxxxx'],
    ['stars', '****************'],
    ['a token masked in the middle', `${'abQ9'}${'*'.repeat(8)}zT41`],
    ['an ellipsis', 'abcQ9...'],
    ['an instruction in snake case', 'your_api_key_here'],
    ['an instruction in camel case', 'myAccessToken'],
    ['changeme', 'changeme'],
    ['a counting sequence', '1234567890'],
    ['the alphabet', 'abcdefgh'],
    ['a keyboard row', 'qwertyuiop'],
    ['two sequences in turn', 'a1b2c3d4e5'],
    ['bytes that count up', '000102030405060708090a0b0c0d0e0f'],
    ['one group over and over', 'abc9abc9abc9abc9'],
    ['filler words run together', 'supersecrettoken'],
    ['filler words with separators', 'super-secret-key'],
    ['a plain password with digits', 'password123'],
    ['a plain password in leet', 'p@ssw0rd'],
    ['a plain password with an accent', 'pâssword'],
  ])('rejects %s', (_name, secret) => {
    expect(judge(secret)).toBeTypeOf('string');
  });

  it.each([
    ['a random token', randomText(32, 1)],
    ['a random token that happens to contain "test"', `${randomText(14, 2)}test${randomText(14, 3)}`],
    ['a random token that happens to contain "xxx"', `${randomText(16, 4)}xxx${randomText(13, 5)}`],
    ['hex', hexText(40, 6)],
    ['a word and digits that nobody uses in examples', `Sommer${'20'}${'31'}!`],
    ['a token that begins like a possessive', `my${randomText(18, 7).toLowerCase()}`],
  ])('keeps %s', (_name, secret) => {
    expect(judge(secret)).toBeUndefined();
  });

  it('judges only the body of an armoured key', () => {
    const body = `${randomText(64, 8)}\n${randomText(64, 9)}`;
    const armour = (text: string): string =>
      `-----BEGIN PRIVATE ${'KEY'}-----\n${text}\n-----END PRIVATE ${'KEY'}-----`;
    expect(judge(armour(body))).toBeUndefined();
    expect(judge(armour('x'.repeat(64)))).toBeTypeOf('string');
    expect(judge(armour('serializeKeyLines'))).toContain('too little');
    expect(judge(`-----BEGIN PRIVATE ${'KEY'}-----\\n"\n  "${'X'.repeat(64)}\\n"\n  "-----END`)).toContain('repeated');
  });

  it.each([
    ['at the end of a line', `${randomText(40, 10)}...`, false],
    ['in a line', `${randomText(40, 11)}...${randomText(20, 12)}`, false],
    ['alone on a line', `${randomText(64, 13)}\\n  ...\\n${randomText(64, 14)}`, false],
    ['in brackets', `${randomText(40, 15)}\n[...]\n`, false],
    ['as the prompt of a Python session', `... ${randomText(64, 16)}\n... ${randomText(64, 17)}\n...`, true],
  ])('judges an ellipsis %s of a key', (_name, body, isKept) => {
    const key = `-----BEGIN RSA PRIVATE ${'KEY'}-----\n${body} -----END RSA PRIVATE ${'KEY'}-----`;
    expect(judge(key) === undefined).toBe(isKept);
  });

  it('answers quickly for long hostile values', () => {
    const started = performance.now();
    for (const value of ['a'.repeat(100_000), 'ab'.repeat(50_000), `${'<a'.repeat(30_000)}`, 'key'.repeat(30_000)])
      judge(value);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
