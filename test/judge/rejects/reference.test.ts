import { describe, expect, it } from 'vitest';
import { checkReference } from '../../../src/judge/rejects/reference.ts';
import { candidate, randomText } from './candidates.ts';

describe('reference', () => {
  it.each([
    ['a shell variable', 'password: ', '$DB_PASSWORD', ''],
    ['a braced variable', 'password: ', `\${DB_PASSWORD}`, ''],
    ['a mustache template', 'password: "', '{{ vault_password }}', '"'],
    ['an ERB tag', "password: '", '<%= ENV["PW"] %>', "'"],
    ['a Python format', 'password = "', '%(password)s', '"'],
    ['a Windows variable', 'password=', '%DB_PASSWORD%', ''],
    ['1Password', 'token: ', 'op://vault/item/field', ''],
    ['AWS Secrets Manager', 'secret: ', 'arn:aws:secretsmanager:eu-west-1:1:secret:x', ''],
    ['Google Secret Manager', 'secret: ', 'projects/p/secrets/s/versions/1', ''],
    ['process.env', 'token: ', 'process.env.TOKEN', ','],
    ['member access', 'password: ', 'config.password', ','],
    ['a call', 'password = ', 'readPassword', '()'],
    ['the name given to getenv', 'password = os.getenv("', 'DB_PASSWORD', '")'],
    ['a type', 'password: ', 'string', ';'],
    ['a token template', 'token = "', 'acme_{base62:32}{crc32-base62:6}', '"'],
    ['null', 'password: ', 'null', ','],
    ['the first part of a sum', 'token = "', 'Bearer', '" + value'],
  ])('rejects %s', (_name, before, secret, after) => {
    expect(checkReference(candidate(before, secret, after, 'src/app.ts'))).toBeTypeOf('string');
  });

  it.each([
    ['a random value', 'token = "', randomText(24, 1), '"'],
    ['a password with a percent sign', 'secret: "', 'K+Ql%@2Ai3-x', '"'],
    ['an unquoted value', 'password: ', randomText(12, 2), ''],
    ['a value with dots and digits', 'password: ', `L9ce.${randomText(6, 3)}`, ''],
  ])('keeps %s', (_name, before, secret, after) => {
    expect(checkReference(candidate(before, secret, after, 'src/app.yml'))).toBeUndefined();
  });
});
