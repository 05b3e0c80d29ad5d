import { describe, expect, it } from 'vitest';
import { checkToken } from '../../../src/judge/checks/token.ts';
import { compileToken } from '../../../src/rules/token/compile.ts';
import { generateBrokenToken, generateToken } from '../../../src/rules/token/generate.ts';
import { seededBytes } from '../../../src/rules/token/random.ts';
import { TokenError } from '../../../src/rules/token/template.ts';

describe('the pattern of a template', () => {
  it.each([
    ['plain_{base62:20}', '\\b(plain_[0-9A-Za-z]{20})\\b'],
    ['k-{hex:8-12}', '\\b(k-[0-9a-f]{8,12})\\b'],
    ['{base64:40}==', '(?:^|[^+/-9A-Za-z])([+/-9A-Za-z]{40}==)(?:[^+/-9=A-Za-z]|$)'],
    ['(ab|cd)?{digits:4}', '\\b((?:(?:ab|cd))?[0-9]{4})\\b'],
    ['a\\{b{[xy]:2}.{upper}', '\\b(a\\{b[xy]{2}\\.[A-Z])\\b'],
    // A checksum says where the token ends, so nothing needs to stand around it.
    ['acme_{base62:32}{crc32-base62:6}', '(acme_[0-9A-Za-z]{32}[0-9A-Za-z]{6})'],
    ['acme_{base62:32-40}{crc32-base62:6}', '(acme_[0-9A-Za-z]{32,40}[0-9A-Za-z]{6})\\b'],
    ['acme_{base62:32}{crc32-hex:2}', '\\b(acme_[0-9A-Za-z]{32}[0-9a-f]{2})\\b'],
    ['x{base64-json:40-60 with id}', '\\b(xeyJ[A-Za-z0-9+/_-]{37,57}={0,2})(?:[^+\\-/-9=A-Z_a-z]|$)'],
  ])('%s is %s', (template, pattern) => {
    expect(compileToken(template).pattern).toBe(pattern);
  });
});

describe('a template that cannot be read', () => {
  it.each([
    ['', 0, 'is empty'],
    ['acme_', 0, 'has no field'],
    ['acme_{base61:3}', 6, '"base61" is no alphabet or checksum'],
    ['acme_{base62:}', 13, 'expected a length such as 36 or 20-40'],
    ['acme_{base62:9-3}', 13, '"9-3" is no length'],
    ['acme_{base62:2000}', 13, 'expected 1 to 1000'],
    ['acme_{base62:3', 5, 'the field is not closed'],
    ['acme_{base62:3 x}', 14, 'expected "}"'],
    ['acme_}', 5, '"}" has no "{" before it'],
    ['(a|b{hex:3}', 0, 'the group is not closed'],
    ['a){hex:3}', 1, '")" has no "(" before it'],
    ['a?{hex:3}', 1, '"?" stands behind text'],
    ['a b{hex:3}', 1, 'is no printable ASCII character'],
    ['{crc32-base62:6}', 0, 'has no field before it'],
    ['{hex:3}{crc32-base62:7}', 20, 'at most 6'],
    ['{hex:3}{crc32-hex:3-4}', 17, 'expected one length'],
    ['{hex:3}{crc32-base63:6}', 14, '"base63" is no encoding'],
    ['{hex:3}{md5-hex:6}', 8, '"md5" is no alphabet or checksum'],
    ['{hex:3}{sha256-base62:6}', 21, 'too long to be written as a number'],
    ['{hex:3}{marvin32-hex:6}', 8, 'needs its seed'],
    ['{hex:3}{marvin32(short)-hex:6}', 8, 'eight characters'],
    ['{hex:3}{crc32-hex:6 of body}', 7, '"of" names "body"'],
    ['{a=hex:3}{a=hex:3}', 9, 'the name "a" is taken'],
    ['{[]:3}', 1, 'the alphabet is empty'],
    ['{[z-a]:3}', 4, 'the range is empty'],
    ['{[abc:3}', 1, 'the alphabet is not closed'],
    ['{[', 1, 'the alphabet is not closed'],
    ['\\', 0, 'needs no escape'],
  ])('%s fails at %i: %s', (template, index, message) => {
    const attempt = (): unknown => compileToken(template);
    expect(attempt).toThrow(TokenError);
    expect(attempt).toThrow(expect.objectContaining({ index, message: expect.stringContaining(message) }));
  });
});

describe('generator and check', () => {
  const templates = [
    'acme_{base62:32}{crc32-base62:6}',
    'acme_{base62:32}{crc32-base62inverted:6 of before}',
    'a-{base36:20}-{crc32le-HEX:8}',
    'a-{b=base64url:20}.{c=hex:4}.{crc32-base36:7 of c b}',
    '(signed=x_{base62:30})_{sha256-base32:8 of signed}',
    '{base66:30}{marvin32(AadPwd00)-base66:3 of before}',
    'k_{body=base64:40}{crc32-base64url:6 of base64(body)}',
    'k_{body=hex:40}{sha256-base64:8 of hex(body)}',
    '(@kind=live|test)_{hex:20}(-{digits:3}{crc32-hex:8}|.{digits:5}{crc32-hex:8 of before})',
    't{base64-json:60-80 with id key show tenant=id}.{crc32-hex:8}',
  ];

  it.each(templates)('%s: what is made is valid, and a changed character is not', (template) => {
    const { check, pattern } = compileToken(template);
    for (let i = 0; i < 50; i++) {
      const token = generateToken({ token: template }, seededBytes(`${i}`))!;
      expect(token).toMatch(new RegExp(`^${pattern.replace(/^\(\?:\^\|/, '(?:')}$|${pattern}`));
      expect(checkToken(check, token)).toMatchObject({ valid: true });
      const broken = generateBrokenToken({ token: template }, seededBytes(`${i}`))!;
      expect(broken.length).toBe(token.length);
      expect(checkToken(check, broken)).toMatchObject({ valid: false });
    }
  });

  it('tells the parts marked as facts, and nothing else', () => {
    const { check } = compileToken('(@kind=live|test)_{@account=digits:6}_{body=hex:20}{crc32-hex:8 of body}');
    const token = generateToken(
      { token: '(@kind=live)_{@account=[1]:6}_{body=hex:20}{crc32-hex:8 of body}' },
      seededBytes('x'),
    )!;
    expect(checkToken(check, token)).toEqual({ valid: true, facts: { kind: 'live', account: '111111' } });
  });

  it('reads a payload: required keys and the facts it shows', () => {
    const { check } = compileToken('t_{base64-json:8-200 with o k show organization=o}');
    const encode = (value: unknown): string => `t_${Buffer.from(JSON.stringify(value)).toString('base64')}`;
    expect(checkToken(check, encode({ o: 'acme', k: 'secret' }))).toEqual({
      valid: true,
      facts: { organization: 'acme' },
    });
    expect(checkToken(check, encode({ o: 'acme' }))?.valid).toBe(false);
    expect(checkToken(check, 't_eyJhIjoiYmFkIGpzb24')?.valid).toBe(false);
    expect(checkToken(check, 'another thing')).toBeUndefined();
  });

  it('has no wrong token where nothing could tell', () => {
    expect(generateBrokenToken({ token: 'acme_{base62:32}' }, seededBytes('x'))).toBeUndefined();
    expect(generateToken({}, seededBytes('x'))).toBeUndefined();
  });

  it('says neither valid nor invalid of a template without a checksum', () => {
    expect(checkToken(compileToken('acme_{base62:4}').check, 'acme_abcd')).toEqual({ valid: undefined, facts: {} });
  });
});
