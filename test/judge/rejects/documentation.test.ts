import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkDocumentation } from '../../../src/judge/rejects/documentation.ts';
import { candidate, randomText } from './candidates.ts';

const judge = (secret: string): string | undefined => checkDocumentation(candidate('key = ', secret));
const encode = (claims: object): string => Buffer.from(JSON.stringify(claims)).toString('base64url');

describe('documentation', () => {
  it.each([
    ['a value that ends in EXAMPLE', `AKIA${'IOSFODNN7'}EXAMPLE`],
    ['an access key id with EXAMPLE in it', `AKIA${'EXAMPLE'}PBUMBC3GA`],
    ['a long value with EXAMPLE in it', `${randomText(60, 8)}EXAMPLE${randomText(60, 9)}`],
    ['the default password of MinIO', `minio${'admin'}`],
    ['a captcha test key', `1x${'0'.repeat(31)}AA`],
    ['the nonce of RFC 6455', Buffer.from('the sample nonce').toString('base64')],
    [
      'a JWT with the claims of jwt.io',
      `${encode({ alg: 'HS256' })}.${encode({ sub: '1234567890', name: 'John Doe' })}.${randomText(43, 1)}`,
    ],
    [
      'a JWT of the Supabase demo',
      `${encode({ alg: 'HS256' })}.${encode({ iss: 'supabase-demo', role: 'anon' })}.${randomText(43, 2)}`,
    ],
  ])('rejects %s', (_name, secret) => {
    expect(judge(secret)).toBeTypeOf('string');
  });

  // The first test vector of BIP-39.
  const zeros = `${'abandon '.repeat(11)}about`;
  it.each([
    ['in one line', zeros],
    ['in capitals', zeros.toUpperCase()],
    ['over lines', zeros.replaceAll(' ', '\n  ')],
  ])('rejects a published recovery phrase %s', (_name, secret) => {
    expect(judge(secret)).toBeTypeOf('string');
    expect(judge(secret.replace(/about$/i, 'above'))).toBeUndefined();
  });

  it.each([
    ['a random token', randomText(40, 3)],
    ['a JWT with claims of its own', `${encode({ alg: 'HS256' })}.${encode({ sub: 'u-4711' })}.${randomText(43, 4)}`],
    ['a token that holds EXAMPLE in the middle', `EXAMPLE${randomText(20, 5)}`],
  ])('keeps %s', (_name, secret) => {
    expect(judge(secret)).toBeUndefined();
  });

  // The machine list lives outside of the repository; where it is at hand, all of it must be known.
  const list = process.env.TRAPLINE_TOKEN_VECTORS ?? '';
  it.skipIf(!existsSync(list))('knows every published value of the list', () => {
    const { documentationValues } = JSON.parse(Buffer.from(readFileSync(list, 'utf8'), 'base64').toString()) as {
      documentationValues: readonly { value: string }[];
    };
    expect(documentationValues.filter(({ value }) => judge(value) === undefined)).toEqual([]);
    const withoutPrefix = documentationValues.filter(({ value }) => /^0x[0-9a-f]{64}$/.test(value));
    expect(withoutPrefix.filter(({ value }) => judge(value.slice(2).toUpperCase()) === undefined)).toEqual([]);
  });
});
