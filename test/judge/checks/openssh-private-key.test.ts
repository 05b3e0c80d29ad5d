import { describe, expect, it } from 'vitest';
import { checkOpensshPrivateKey } from '../../../src/judge/checks/openssh-private-key.ts';
import { checkPemPrivateKey } from '../../../src/judge/checks/pem-private-key.ts';
import { wireNumber, wireString } from '../../../src/lib/wire-reader.ts';
import { context, pem } from '../../helpers/key-checks.ts';
import {
  ecdsaParts,
  ed25519Parts,
  fingerprintOf,
  hardwareParts,
  opensshFile,
  publicBlob,
  rsaParts,
  type SshParts,
} from '../../helpers/ssh-keys.ts';

const check = (text: string) => checkOpensshPrivateKey(text, context);
const kinds: readonly (readonly [string, SshParts])[] = [
  ['ed25519', ed25519Parts()],
  ['rsa', rsaParts()],
  ['ecdsa', ecdsaParts()],
  ['a key on a security token', hardwareParts()],
];

describe('a key in clear', () => {
  it.each(kinds)('is valid: %s', (_name, parts) => {
    expect(check(opensshFile(parts))).toMatchObject({
      valid: true,
      encrypted: false,
      type: parts.type,
      fingerprint: fingerprintOf(parts),
      cipher: 'none',
      kdf: 'none',
      comment: 'me@example.org',
    });
  });

  it('may have escaped line ends, and may come to the check of PEM', () => {
    const parts = ed25519Parts();
    const expected = { valid: true, type: 'ssh-ed25519', fingerprint: fingerprintOf(parts) };
    expect(check(opensshFile(parts).replaceAll('\n', '\\n'))).toMatchObject(expected);
    expect(checkPemPrivateKey(opensshFile(parts), context)).toMatchObject(expected);
  });

  it('of a type that is not known yet is valid by its container', () => {
    const parts = {
      type: 'ssh-future@example.org',
      open: [wireString('a')],
      secret: [wireString('a'), wireString('b')],
    };
    expect(check(opensshFile(parts))).toMatchObject({ valid: true, type: 'ssh-future@example.org' });
  });

  const [ed, rsa, ec] = [ed25519Parts(), rsaParts(), ecdsaParts()];
  const other = ed25519Parts();
  const point = ed.secret[0]!;
  it.each<[string, string, string]>([
    ['two different check numbers', opensshFile(ed, { secondCheck: 1 }), 'checkints'],
    ['the public key of another', opensshFile(ed, { publicBlob: publicBlob(other) }), 'arithmetic'],
    ['another seed', opensshFile({ ...ed, secret: [point, other.secret[1]!] }), 'arithmetic'],
    [
      'a seed whose own public half is not repeated',
      opensshFile({ ...ed, secret: [point, Buffer.concat([ed.secret[1]!.subarray(0, 36), Buffer.alloc(32)])] }),
      'arithmetic',
    ],
    ['another exponent', opensshFile({ ...rsa, secret: rsa.secret.with(2, wireNumber(Buffer.of(77))) }), 'arithmetic'],
    ['another scalar', opensshFile({ ...ec, secret: ec.secret.with(2, wireNumber(Buffer.of(77))) }), 'arithmetic'],
    ['padding that does not count', opensshFile(ed, { padding: Buffer.of(9, 9, 9) }), 'structure'],
    [
      'a private part of another type',
      opensshFile({ ...ed, type: 'ssh-rsa' }, { publicBlob: publicBlob(ed) }),
      'structure',
    ],
    ['two keys', opensshFile(ed, { count: 2 }), 'structure'],
  ])('is not valid: %s', (_name, text, reason) => {
    expect(check(text)).toMatchObject({ valid: false, reason });
  });
});

describe('an encrypted key', () => {
  it('has its type and fingerprint in clear', () => {
    const parts = ed25519Parts();
    const text = opensshFile(parts, { cipher: 'aes256-ctr', kdf: 'bcrypt' });
    expect(check(text)).toMatchObject({
      valid: true,
      encrypted: true,
      type: 'ssh-ed25519',
      fingerprint: fingerprintOf(parts),
      cipher: 'aes256-ctr',
      kdf: 'bcrypt',
    });
  });

  it('that is no whole number of blocks is not valid', () => {
    const text = opensshFile(ed25519Parts(), { cipher: 'aes256-ctr', padding: Buffer.alloc(3) });
    expect(check(text)).toMatchObject({ valid: false, encrypted: true });
  });
});

describe('what is no key', () => {
  it.each([
    ['another magic', pem('OPENSSH PRIVATE KEY', Buffer.from('openssh-key-v2\0and more'))],
    ['a cut-off container', opensshFile(ed25519Parts()).replace(/\n[^\n]+\n[^\n]+\n-----END/, '\n-----END')],
    ['a placeholder', '-----BEGIN OPENSSH PRIVATE KEY-----\n<your key>\n-----END OPENSSH PRIVATE KEY-----'],
  ])('is not valid: %s', (_name, text) => {
    expect(check(text)).toMatchObject({ valid: false, reason: 'structure' });
  });

  it('says nothing of another label', () => {
    expect(check(pem('RSA PRIVATE KEY', Buffer.alloc(9)))).toBeUndefined();
  });
});
