// Access key ids, pre-signed requests, Bedrock keys, registry passwords.

import { describe, expect, it } from 'vitest';
import { checkAwsAccessKeyId } from '../../../src/judge/checks/aws-access-key-id.ts';
import { checkAwsPresignedUrl } from '../../../src/judge/checks/aws-presigned-url.ts';
import { checkBedrockLongTerm } from '../../../src/judge/checks/bedrock-long-term.ts';
import { checkBedrockShortTerm } from '../../../src/judge/checks/bedrock-short-term.ts';
import { checkEcrAuthToken } from '../../../src/judge/checks/ecr-auth-token.ts';
import { accessKeyId, base64Json, now, random } from '../../helpers/made-tokens.ts';

describe('checkAwsAccessKeyId', () => {
  const check = (id: string): unknown => checkAwsAccessKeyId(id, { now });

  it.each([0, 1, 123456789012, 999999999999])('reads account %i', (account) => {
    expect(check(accessKeyId(account, 'ASIA'))).toMatchObject({
      valid: true,
      modern: true,
      accountId: String(account).padStart(12, '0'),
      prefix: 'ASIA',
      canary: false,
    });
  });

  it('knows a key that is bait', () => {
    expect(check(accessKeyId(534261010715))).toMatchObject({ valid: true, canary: true });
  });

  it('takes a number that is no account for the older form', () => {
    expect(check(accessKeyId(1_000_000_000_000))).toMatchObject({ valid: false, modern: false, accountId: null });
  });

  it('does not hold the older form against a key', () => {
    expect(check(random('AKIAI%{base32:15}'))).toMatchObject({ valid: false, modern: false, structure: 'unknown' });
  });

  const id = accessKeyId(123456789012);
  it.each([id.slice(0, -1), `${id}A`, `${id.slice(0, -1)}1`, id.toLowerCase().replace('akia', 'AKIA')])(
    'is malformed as %#',
    (value) => {
      expect(check(value)).toMatchObject({ valid: false, prefix: 'AKIA', accountId: null, structure: 'malformed' });
    },
  );

  it('leaves other prefixes alone', () => {
    expect(check(`XKIA${id.slice(4)}`)).toBeUndefined();
  });
});

const signature = random('%{hex:64}');
const parameters = {
  'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
  'X-Amz-Credential': `${accessKeyId(123456789012)}/20261121/eu-west-1/s3/aws4_request`,
  'X-Amz-Date': '20261121T000000Z',
  'X-Amz-Expires': '3600',
  'X-Amz-SignedHeaders': 'host',
  'X-Amz-Signature': signature,
};

function signedUrl(changes: Readonly<Record<string, string>> = {}, separator = '&'): string {
  const query = Object.entries({ ...parameters, ...changes }).filter(([, value]) => value !== '');
  const text = query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join(separator);
  return `https://bucket.s3.amazonaws.com/key?${text}`;
}

describe('checkAwsPresignedUrl', () => {
  const check = (url: string): unknown => checkAwsPresignedUrl(url, { now });

  it('reads who signed it, for what, and until when', () => {
    const start = Date.UTC(2026, 10, 21) / 1000;
    expect(check(signedUrl())).toMatchObject({
      valid: true,
      accessKeyId: accessKeyId(123456789012),
      accountId: '123456789012',
      region: 'eu-west-1',
      service: 's3',
      expiresAt: start + 3600,
      expired: start + 3600 < now,
    });
  });

  it('takes the query alone, and one out of HTML', () => {
    expect(check(signedUrl().split('?')[1]!)).toMatchObject({ valid: true });
    expect(check(signedUrl({}, '&amp;'))).toMatchObject({ valid: true });
  });

  it.each([
    ['a short signature', { 'X-Amz-Signature': signature.slice(2) }],
    ['a signature in capitals', { 'X-Amz-Signature': 'F'.repeat(64) }],
    ['no signature', { 'X-Amz-Signature': '' }],
    ['no date', { 'X-Amz-Date': '' }],
    ['a month that does not exist', { 'X-Amz-Date': '20261321T000000Z' }],
    ['an hour that does not exist', { 'X-Amz-Date': '20261121T240000Z' }],
    ['another day than its scope', { 'X-Amz-Date': '20261122T000000Z' }],
    ['no lifetime', { 'X-Amz-Expires': '' }],
    ['more than seven days', { 'X-Amz-Expires': '604801' }],
    ['no time at all', { 'X-Amz-Expires': '0' }],
    ['a scope of four parts', { 'X-Amz-Credential': 'AKIAX/20261121/s3/aws4_request' }],
    ['a scope of six parts', { 'X-Amz-Credential': 'AKIAX/20261121/a/s3/aws4_request/x' }],
    ['another end of its scope', { 'X-Amz-Credential': 'AKIAX/20261121/a/s3/aws5_request' }],
    ['another algorithm', { 'X-Amz-Algorithm': 'MD5' }],
    ['a broken escape', { 'X-Amz-Signature': `${signature.slice(1)}%` }],
  ])('is malformed with %s', (_, changes) => {
    expect(check(signedUrl(changes))).toMatchObject({ valid: false });
  });

  it('leaves other addresses alone', () => {
    expect(check('https://bucket.s3.amazonaws.com/key?versionId=1')).toBeUndefined();
  });
});

describe('checkBedrockLongTerm', () => {
  const secret = random('%{base64:44}');
  const key = (text: string): string => `ABSK${Buffer.from(text).toString('base64')}`;
  const check = (value: string): unknown => checkBedrockLongTerm(value, { now });

  it('reads user and account', () => {
    const facts = { valid: true, iamUser: 'BedrockAPIKey-x9yz', accountId: '123456789012' };
    expect(check(key(`BedrockAPIKey-x9yz-at-123456789012:${secret}`))).toMatchObject(facts);
  });

  it.each([
    ['an account of eleven digits', key(`BedrockAPIKey-x9yz-at-12345678901:${secret}`)],
    ['no secret', key('BedrockAPIKey-x9yz-at-123456789012:')],
    ['another user', key(`Somebody-x9yz-at-123456789012:${secret}`)],
    ['bytes that are no text', `ABSK${random('%{base64:80}')}`],
    ['characters that are no base64', `${key(`BedrockAPIKey-x9yz-at-123456789012:${secret}`).slice(0, -4)}!!==`],
    ['nothing', 'ABSK'],
  ])('is malformed with %s', (_, value) => {
    expect(check(value)).toMatchObject({ valid: false });
  });
});

describe('checkBedrockShortTerm', () => {
  const key = (changes: Readonly<Record<string, string>> = {}): string =>
    `bedrock-api-key-${Buffer.from(signedUrl({ 'X-Amz-Expires': '43200', ...changes }).slice(8)).toString('base64')}`;
  const check = (value: string): unknown => checkBedrockShortTerm(value, { now });

  it('reads the request it is', () => {
    expect(check(key())).toMatchObject({ valid: true, region: 'eu-west-1', accountId: '123456789012' });
  });

  it('is malformed beyond twelve hours, or when it is no request', () => {
    expect(check(key({ 'X-Amz-Expires': '43201' }))).toMatchObject({ valid: false });
    expect(check(`bedrock-api-key-${random('%{base64:80}')}`)).toMatchObject({ valid: false });
  });
});

describe('checkEcrAuthToken', () => {
  const token = { payload: 'cGF5', datakey: 'a2V5', version: '2', type: 'DATA_KEY', expiration: now - 10 };
  const check = (value: string): unknown => checkEcrAuthToken(value, { now });

  it('reads when it ends, also out of a docker login', () => {
    const facts = { valid: true, expiresAt: now - 10, expired: true };
    expect(check(base64Json(token))).toMatchObject(facts);
    expect(check(Buffer.from(`AWS:${base64Json(token)}`).toString('base64'))).toMatchObject(facts);
  });

  it.each(['payload', 'datakey', 'version', 'type', 'expiration'])('is malformed without %s', (name) => {
    expect(check(base64Json({ ...token, [name]: undefined }))).toMatchObject({ valid: false });
  });

  it.each([
    ['another type', base64Json({ ...token, type: 'KEY' })],
    ['an expiry that is text', base64Json({ ...token, expiration: 'tomorrow' })],
    ['text behind the object', Buffer.from(`${JSON.stringify(token)}x`).toString('base64')],
    ['no base64', `${base64Json(token)}*`],
  ])('is malformed with %s', (_, value) => {
    expect(check(value)).toMatchObject({ valid: false });
  });
});
