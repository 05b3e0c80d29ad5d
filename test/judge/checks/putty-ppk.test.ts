import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkPuttyPpk } from '../../../src/judge/checks/putty-ppk.ts';
import { wireString } from '../../../src/lib/wire-reader.ts';
import { context } from '../../helpers/key-checks.ts';
import {
  ecdsaParts,
  ed25519Parts,
  fingerprintOf,
  publicBlob,
  rsaParts,
  type SshParts,
} from '../../helpers/ssh-keys.ts';

type Options = {
  readonly version?: 2 | 3;
  readonly encryption?: string;
  readonly mac?: string;
  readonly comment?: string;
};

const check = (text: string) => checkPuttyPpk(text, context);

/** PuTTY leaves the public numbers out of the private part and writes Ed25519 seeds without their public half. */
function privateBlob({ type, secret }: SshParts): Buffer {
  if (type === 'ssh-ed25519') return wireString(secret[1]!.subarray(4, 36));
  if (type === 'ssh-rsa') return Buffer.concat([secret[2]!, secret[4]!, secret[5]!, secret[3]!]);
  return secret[2]!;
}

function ppkFile(
  parts: SshParts,
  blob: Buffer,
  { version = 3, encryption = 'none', mac, comment = 'c' }: Options = {},
): string {
  const open = publicBlob(parts);
  const key = version === 3 ? '' : createHash('sha1').update('putty-private-key-file-mac-key').digest();
  const data = Buffer.concat([parts.type, encryption, comment, open, blob].map(wireString));
  const computed = createHmac(version === 3 ? 'sha256' : 'sha1', key)
    .update(data)
    .digest('hex');
  const block = (name: string, bytes: Buffer) => {
    const lines = bytes.toString('base64').match(/.{1,64}/g)!;
    return [`${name}-Lines: ${lines.length}`, ...lines];
  };
  return [
    `PuTTY-User-Key-File-${version}: ${parts.type}`,
    `Encryption: ${encryption}`,
    `Comment: ${comment}`,
    ...block('Public', open),
    ...(encryption !== 'none' && version === 3 ? ['Key-Derivation: Argon2id', 'Argon2-Memory: 8192'] : []),
    ...block('Private', blob),
    `Private-MAC: ${mac ?? computed}`,
    '',
  ].join('\n');
}

describe('a file in clear', () => {
  it.each([
    ['ed25519', ed25519Parts(), 3],
    ['rsa', rsaParts(), 3],
    ['ecdsa', ecdsaParts(), 3],
    ['ed25519', ed25519Parts(), 2],
    ['rsa', rsaParts(), 2],
  ] as const)('is valid: %s', (_name, parts, version) => {
    const text = ppkFile(parts, privateBlob(parts), { version });
    const expected = { valid: true, encrypted: false, version, type: parts.type, fingerprint: fingerprintOf(parts) };
    expect(check(text)).toMatchObject(expected);
    expect(check(text.replaceAll('\n', '\r\n'))).toMatchObject(expected);
  });

  const parts = ed25519Parts();
  const right = ppkFile(parts, privateBlob(parts));
  it.each([
    ['another MAC', ppkFile(parts, privateBlob(parts), { mac: 'ab'.repeat(32) }), 'mac'],
    ['the MAC of the other version', right.replace('File-3', 'File-2'), 'mac'],
    ['another comment', right.replace('Comment: c', 'Comment: d'), 'mac'],
    ['the seed of another key under a right MAC', ppkFile(parts, privateBlob(ed25519Parts())), 'arithmetic'],
    ['more lines claimed than there are', right.replace('Private-Lines: 1', 'Private-Lines: 9999999'), 'structure'],
    ['no private part', right.slice(0, right.indexOf('Private-Lines')), 'structure'],
  ])('is not valid: %s', (_name, text, reason) => {
    expect(check(text)).toMatchObject({ valid: false, reason });
  });
});

describe('an encrypted file', () => {
  it('is recognised, with cipher, key derivation and fingerprint', () => {
    const parts = rsaParts();
    const text = ppkFile(parts, Buffer.alloc(640, 7), { encryption: 'aes256-cbc' });
    expect(check(text)).toMatchObject({
      valid: true,
      encrypted: true,
      cipher: 'aes256-cbc',
      kdf: 'Argon2id',
      fingerprint: fingerprintOf(parts),
    });
  });

  it('that is no whole number of blocks is not valid', () => {
    const text = ppkFile(rsaParts(), Buffer.alloc(639, 7), { encryption: 'aes256-cbc' });
    expect(check(text)).toMatchObject({ valid: false, reason: 'structure' });
  });
});

it('says nothing of other text', () => {
  expect(check('ssh-rsa AAAA')).toBeUndefined();
});
