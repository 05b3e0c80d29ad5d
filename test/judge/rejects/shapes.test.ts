import { describe, expect, it } from 'vitest';
import { checkDigest } from '../../../src/judge/rejects/digest.ts';
import { checkEncrypted } from '../../../src/judge/rejects/encrypted.ts';
import { checkIdentifier } from '../../../src/judge/rejects/identifier.ts';
import { checkLockfile } from '../../../src/judge/rejects/lockfile.ts';
import { candidate, hexText, lowerText, randomText } from './candidates.ts';

describe('identifier', () => {
  it.each([
    ['a sentence', 'Please enter your password'],
    ['two words', 'Current password'],
    ['another language', 'Пароль'],
    ['an address', 'https://host.test/path'],
    ['a path', '/etc/ssl/private'],
    ['a file name', 'server-key.pem'],
    ['an e-mail address', 'someone@host.test'],
    ['a media type', 'application/json'],
    ['a call', 'generate(32)'],
    ['a regular expression', '/^[a-z]+$/'],
    ['a colour', 'italic #A3AAB2'],
    ['a time stamp in seconds', '1644442601'],
    ['a time stamp in milliseconds', '1644442601123'],
    ['a number', '0x0B96'],
    ['a version range', '^1.18.1'],
    ['a date', '2026-11-21'],
    ['a header value', 'Basic realm'],
    ['the scope of an AWS signature', `${randomText(20, 8).toUpperCase()}/20260101/eu-west-1/s3/aws4_request`],
    ['mostly signs', '(=|+=|-=)'],
  ])('rejects %s', (_name, secret) => {
    expect(checkIdentifier(candidate('password = "', secret, '"'))).toBeTypeOf('string');
  });

  it.each([
    ['a token', randomText(24, 1)],
    ['a password with signs', `${randomText(6, 2)}!#${lowerText(4, 3)}`],
    ['base64 with slashes', `${randomText(12, 4)}/${randomText(12, 5)}+=`],
    ['a pass phrase of nonsense', `${lowerText(5, 6)} ${lowerText(5, 7)}`],
  ])('keeps %s', (_name, secret) => {
    expect(checkIdentifier(candidate('password = "', secret, '"'))).toBeUndefined();
  });
});

describe('encrypted', () => {
  it.each([
    ['bcrypt', `$2b$12$${randomText(53, 1)}`],
    ['argon2', `$argon2id$v=19$m=65536,t=3,p=4$${randomText(22, 2)}$${randomText(43, 3)}`],
    ['SOPS', 'ENC[AES256_GCM,data:x,iv:y,tag:z,type:str]'],
    ['Jasypt', `ENC(${randomText(32, 4)})`],
    ['OpenSSL', `U2FsdGVkX1${randomText(34, 5)}`],
    ['a MySQL hash', `*${hexText(40, 6).toUpperCase()}`],
    ['subresource integrity', `sha512-${randomText(86, 7)}==`],
  ])('rejects %s', (_name, secret) => {
    expect(checkEncrypted(candidate('password: ', secret))).toBeTypeOf('string');
  });

  it('keeps a value that merely begins with a dollar sign', () => {
    expect(checkEncrypted(candidate('password: ', `$${randomText(10, 8)}`))).toBeUndefined();
  });
});

describe('digest', () => {
  const hex = hexText(40, 1);
  it.each(['sha1: "', 'checksum = "', '"fingerprint": "', 'commit: ', 'checksum/secrets: '])(
    'rejects hex after %s',
    (before) => {
      expect(checkDigest(candidate(before, hex))).toBeTypeOf('string');
    },
  );
  it('rejects public keys whatever they are called', () => {
    expect(checkDigest(candidate('key: ', `ssh-rsa AAAAB3NzaC1yc2EA${randomText(40, 2)}`))).toBeTypeOf('string');
    expect(checkDigest(candidate('key: ', `MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE${randomText(80, 3)}`))).toBeTypeOf(
      'string',
    );
  });
  it('keeps hex under other names', () => {
    expect(checkDigest(candidate('api_token: ', hex))).toBeUndefined();
  });
});

describe('lockfile', () => {
  it.each([
    'package-lock.json',
    'a/b/go.sum',
    'conf/locale/de.ini',
    'dist/app.min.js',
    'messages_de.properties'.replace('messages', 'i18n/messages'),
  ])('rejects guesses in %s', (path) => {
    expect(checkLockfile(candidate('password=', 'x', '', path))).toBeTypeOf('string');
  });
  it.each(['src/app.ts', 'config/database.yml', 'src/lang/Parser.java'])('keeps guesses in %s', (path) => {
    expect(checkLockfile(candidate('password=', 'x', '', path))).toBeUndefined();
  });
  it('rejects guesses in minified code but not in one-line JSON', () => {
    const long = 'a=b;'.repeat(500);
    expect(checkLockfile(candidate(`${long}password=`, 'x', '', 'app.js'))).toBe('in minified code');
    expect(checkLockfile(candidate(`${long}password=`, 'x', '', 'data.json'))).toBeUndefined();
  });
});
