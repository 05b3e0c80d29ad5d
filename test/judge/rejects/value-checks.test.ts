import { describe, expect, it } from 'vitest';
import {
  checkBasicCredential,
  checkKnownUuid,
  checkNotPrivateDer,
  checkOptionValue,
  checkTokenWords,
  checkUriPassword,
} from '../../../src/judge/rejects/value-checks.ts';
import { candidate, lowerText, randomText } from './candidates.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('uri-password', () => {
  it.each([
    ['a format', '%s'],
    ['a variable', '$PASS'],
    ['a template', '{password}'],
    ['the user name again', 'app'],
    ['a port', '8080'],
    ['a word', 'production'],
    ['three characters', 'aZ%21'],
    ['an encoded placeholder', 'p%40ss'],
    ['control characters', `${lowerText(6, 5)}%0D%0A`],
    ['a word behind percent signs', 'p%72oduction'],
  ])('rejects %s', (_name, secret) => {
    expect(checkUriPassword(candidate('redis://app:', secret, '@host'))).toBeTypeOf('string');
  });
  it.each([
    lowerText(8, 1),
    randomText(16, 2),
    `${lowerText(6, 6)}%FF`,
    `${lowerText(6, 7)}%24%7B${lowerText(4, 8)}`,
    `${lowerText(4, 3)}%40${lowerText(4, 4)}`,
  ])('keeps a password (%#)', (secret) => {
    expect(checkUriPassword(candidate('redis://app:', secret, '@host'))).toBeUndefined();
  });
});

describe('basic-credential', () => {
  it.each([
    ['what is no base64', 'login_and_password_removed'],
    ['bytes', Buffer.from([1, 2, 255, 3]).toString('base64')],
    ['no colon', base64('username')],
    ['no password', base64('user:')],
    ['a placeholder', base64('user:password')],
    ['equal user and password', base64('guest:guest')],
    ['a variable', base64(`user:\${PASS}`)],
  ])('rejects %s', (_name, secret) => {
    expect(checkBasicCredential(candidate('Authorization: Basic ', secret))).toBeTypeOf('string');
  });
  it('keeps user and password', () => {
    expect(
      checkBasicCredential(candidate('Authorization: Basic ', base64(`deploy:${randomText(14, 1)}`))),
    ).toBeUndefined();
  });
});

describe('not-private-der', () => {
  const der = (...bytes: number[]): string => Buffer.from([...bytes, ...new Array(60).fill(7)]).toString('base64');
  it.each([
    ['PKCS#8', der(0x30, 0x82, 4, 0xbe, 2, 1, 0, 0x30, 13)],
    ['PKCS#1', der(0x30, 0x82, 4, 0xa4, 2, 1, 0, 2, 0x82)],
    ['SEC1', der(0x30, 0x77, 2, 1, 1, 4, 32)],
  ])('keeps %s', (_name, secret) => {
    expect(checkNotPrivateDer(candidate('key: ', secret))).toBeUndefined();
  });
  it.each([
    ['a public key', der(0x30, 0x82, 1, 0x22, 0x30, 13, 6)],
    ['an encrypted key', der(0x30, 0x82, 5, 0, 0x30, 0x4e, 6)],
    ['a PKCS#12 file', der(0x30, 0x82, 5, 0, 2, 1, 3, 0x30)],
    ['no DER at all', 'MIIthisIsNothing'],
  ])('rejects %s', (_name, secret) => {
    expect(checkNotPrivateDer(candidate('key: ', secret))).toBeTypeOf('string');
  });
});

describe('the other value checks', () => {
  it('takes a bearer token only when it is not made of words', () => {
    expect(checkTokenWords(candidate('Bearer ', 'authentication-required'))).toBeTypeOf('string');
    expect(checkTokenWords(candidate('Bearer ', randomText(30, 1)))).toBeUndefined();
  });
  it('takes the word after an option only when it is nonsense', () => {
    expect(checkOptionValue(candidate('tool --password ', 'option'))).toBeTypeOf('string');
    expect(checkOptionValue(candidate('tool --password ', 'DB_PASSWORD'))).toBeTypeOf('string');
    expect(checkOptionValue(candidate('tool --password ', lowerText(9, 2)))).toBeUndefined();
    const judgeOption = (option: string, value: string): string | undefined =>
      // As the rule matches it: with the space before the option, and another value before that.
      checkOptionValue({ ...candidate(`tool --id a1b2 ${option} `, value), match: ` ${option} ${value}` });
    expect(judgeOption('--next-token', randomText(30, 3))).toContain('no credential');
    expect(judgeOption('--idempotency-token', randomText(30, 3))).toContain('no credential');
    expect(judgeOption('--client-token', '6f1c2b7e-93d4-4a5b-8c0d-2e7f9a1b3c5d')).toContain('repetition');
    expect(judgeOption('--client-token', randomText(30, 3))).toBeUndefined();
    expect(judgeOption('--reset-password', randomText(12, 4))).toBeUndefined();
    expect(judgeOption('--auth-token', randomText(30, 5))).toBeUndefined();
  });
  it('knows the UUIDs of Windows and of tutorials', () => {
    expect(checkKnownUuid(candidate('id: ', '00020400-0000-0000-C000-000000000046'))).toBeTypeOf('string');
    expect(checkKnownUuid(candidate('id: ', '11111111-1111-1111-1111-111111111111'))).toBeTypeOf('string');
    expect(checkKnownUuid(candidate('id: ', 'f6c7695a-671e-4f4f-a331-acdce44ff9ba'))).toBeUndefined();
  });
});
