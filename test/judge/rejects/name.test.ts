import { describe, expect, it } from 'vitest';
import { readCredentialName, splitWords } from '../../../src/judge/rejects/credential-name.ts';
import { checkName } from '../../../src/judge/rejects/name.ts';
import { candidate, randomText } from './candidates.ts';

const value = randomText(20, 1);
const judge = (before: string, after = '"'): string | undefined =>
  checkName(candidate(before, value, after, 'src/app.ts'));

describe('name', () => {
  it.each([
    'passwordLabel = "',
    'password_reset_url: "',
    'tokenType = "',
    'secretName: "',
    'bypass = "',
    'primary_key = "',
    'public_key: "',
    'forgotPassword: "',
    'hashedToken = "',
    'csrf_token = "',
    'nextToken: "',
    'monkey = "',
    'UPDATE_MINISIGN_PUBKEY="',
    'X-Server-Side-Encryption-Sealed-Key: "',
    'customerKeyMD5 = "',
    'LockToken: "',
    'nextSequenceToken: "',
    'privateKeyMagic = "',
    'author = "',
    '"lib/apt_key.rb": "',
  ])('rejects what is assigned to %s', (before) => {
    expect(judge(before)).toBeTypeOf('string');
  });

  it.each([
    'password = "',
    'dbPassword: "',
    'DB_PASS="',
    'passWord = "',
    'client_secret: "',
    'const apiKey: string = "',
    'config.oauth_token_secret = "',
    'user.setPassword("',
    'headers.put("X-Auth-Token", "',
    "define('DB_PASSWORD', '",
    'password_confirmation: "',
  ])('keeps what is assigned to %s', (before) => {
    expect(judge(before)).toBeUndefined();
  });

  it('takes a UUID under the name of a request token for one that makes calls idempotent', () => {
    const uuid = '6f1c2b7e-93d4-4a5b-8c0d-2e7f9a1b3c5d';
    const judgeUuid = (before: string): string | undefined => checkName(candidate(before, uuid, '"'));
    expect(judgeUuid('"ClientRequestToken": "')).toContain('repetition');
    expect(judgeUuid('client_token = "')).toContain('repetition');
    expect(judgeUuid('auth_token = "')).toBeUndefined();
    expect(judge('client_token = "')).toBeUndefined();
  });

  it('takes a comma for an assignment only between a quoted name and its value', () => {
    expect(judge('["username", "password", "', '"]')).toBe('an item of a list');
    expect(judge('connect(user, password, "')).toBe('an item of a list');
    expect(judge('map.set("password", "', '")')).toBeUndefined();
  });

  it('leaves the nonce of a page alone', () => {
    expect(judge('<script src="/a.js" nonce="')).toBe('a nonce of a page');
    expect(judge('Digest nonce="')).toBeUndefined();
  });

  it.each([
    ['dbPassWord', ['db', 'password']],
    ['AWS_SECRET_ACCESS_KEY', ['aws', 'secret', 'access', 'key']],
    ['spring.datasource.pass-phrase2', ['spring', 'datasource', 'passphrase']],
    ['HTTPToken', ['http', 'token']],
  ])('splits %s into words', (text, words) => {
    expect(splitWords(text)).toEqual(words);
  });

  it.each([
    ['token_salt = "', 'salt'],
    ['api_key = "', 'key'],
    ['object_key = "', 'bare-key'],
    ['oauth_token = "', 'token'],
    ['authorization: "', 'auth'],
  ])('reads the kind of %s', (before, kind) => {
    expect(readCredentialName(candidate(before, value)).kind).toBe(kind);
  });
});
