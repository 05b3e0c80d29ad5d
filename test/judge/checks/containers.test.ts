// Laravel keys, Ethereum key stores, PKCS#12 and JKS, Tink key sets: recognised by their frame.

import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkEthereumKeystore } from '../../../src/judge/checks/ethereum-keystore.ts';
import { checkKeyContainer } from '../../../src/judge/checks/key-container.ts';
import { checkLaravelAppKey } from '../../../src/judge/checks/laravel-app-key.ts';
import { checkTinkKeyset } from '../../../src/judge/checks/tink-keyset.ts';
import { derTag, writeDer } from '../../../src/lib/der.ts';
import { context } from '../../helpers/key-checks.ts';

const hex = (bytes: number) => randomBytes(bytes).toString('hex');

describe('a Laravel key', () => {
  it.each([
    [32, { valid: true, bytes: 32, cipher: 'aes-256' }],
    [16, { valid: true, bytes: 16, cipher: 'aes-128' }],
    [31, { valid: false, bytes: 31, reason: 'length' }],
    [0, { valid: false, bytes: 0, reason: 'length' }],
  ])('of %i bytes', (bytes, expected) => {
    expect(checkLaravelAppKey(`base64:${randomBytes(bytes).toString('base64')}`, context)).toEqual(expected);
  });

  it('must be base64', () => {
    expect(checkLaravelAppKey('base64:your-key-here...', context)).toEqual({
      valid: false,
      bytes: 0,
      reason: 'encoding',
    });
    expect(checkLaravelAppKey('SomeRandomString', context)).toBeUndefined();
  });
});

describe('an Ethereum key store', () => {
  const crypto = { cipher: 'aes-128-ctr', ciphertext: hex(32), kdf: 'scrypt', mac: hex(32) };
  const address = hex(20);
  const check = (value: object) => checkEthereumKeystore(JSON.stringify(value), context);
  it.each(['crypto', 'Crypto'])('of version 3 is encrypted and names its address (%s)', (name) => {
    expect(check({ version: 3, address, [name]: crypto })).toEqual({
      valid: true,
      encrypted: true,
      version: 3,
      address: `0x${address}`,
      cipher: 'aes-128-ctr',
      kdf: 'scrypt',
    });
  });

  it('of a validator (EIP-2335) names its public key', () => {
    const parts = {
      kdf: { function: 'pbkdf2' },
      checksum: { function: 'sha256', message: hex(32) },
      cipher: { function: 'aes-128-ctr', message: hex(32) },
    };
    const expected = {
      valid: true,
      encrypted: true,
      version: 4,
      publicKey: 'ab',
      cipher: 'aes-128-ctr',
      kdf: 'pbkdf2',
    };
    expect(check({ version: 4, pubkey: 'ab', crypto: parts })).toEqual(expected);
    expect(check({ version: 4, pubkey: 'ab', crypto: { ...parts, cipher: {} } })).toMatchObject({ valid: false });
  });

  it('is not valid with a short MAC or another version, and nothing without either', () => {
    expect(check({ version: 3, crypto: { ...crypto, mac: hex(31) } })).toMatchObject({ valid: false, address: null });
    expect(check({ version: 1, crypto })).toMatchObject({ valid: false });
    expect(check({ version: 3, crypto: { cipher: 'x' } })).toBeUndefined();
    expect(check({ version: 3 })).toBeUndefined();
  });
});

describe('a binary key store', () => {
  const data = writeDer(
    derTag.sequence,
    writeDer(derTag.oid, Buffer.from('2a864886f70d010701', 'hex')),
    randomBytes(900),
  );
  const pkcs12 = writeDer(derTag.sequence, writeDer(derTag.integer, Buffer.of(3)), data);
  const java = (magic: string, version: number) =>
    Buffer.concat([Buffer.from(magic, 'hex'), Buffer.of(0, 0, 0, version, 0, 0, 0, 2), randomBytes(40)]);
  it.each([
    ['PKCS#12', pkcs12, { valid: true, container: 'pkcs12', encrypted: true }],
    ['JKS', java('feedfeed', 2), { valid: true, container: 'jks', encrypted: true, entries: 2 }],
    ['JCEKS', java('cececece', 2), { valid: true, container: 'jceks', encrypted: true, entries: 2 }],
    ['JKS of an unknown version', java('feedfeed', 9), { valid: false, container: 'jks' }],
  ])('is recognised as bytes and in base64: %s', (_name, bytes, expected) => {
    expect(checkKeyContainer(bytes.toString('latin1'), context)).toMatchObject(expected);
    expect(checkKeyContainer(bytes.toString('base64'), context)).toMatchObject(expected);
  });

  it('may be of indefinite length', () => {
    const inner = Buffer.concat([
      Buffer.of(0x30, 0x80),
      writeDer(derTag.oid, Buffer.from('2a864886f70d010701', 'hex')),
    ]);
    const bytes = Buffer.concat([Buffer.of(0x30, 0x80, 2, 1, 3), inner, randomBytes(30)]);
    expect(checkKeyContainer(bytes.toString('latin1'), context)).toMatchObject({ valid: true, container: 'pkcs12' });
  });

  it.each([
    ['a certificate', writeDer(derTag.sequence, writeDer(derTag.sequence, randomBytes(300)))],
    ['a key', writeDer(derTag.sequence, writeDer(derTag.integer, Buffer.of(0)), randomBytes(300))],
    ['nothing', Buffer.alloc(0)],
  ])('is not %s', (_name, bytes) => {
    expect(checkKeyContainer(bytes.toString('latin1'), context)).toBeUndefined();
  });
});

describe('a Tink key set', () => {
  const typeUrl = 'type.googleapis.com/google.crypto.tink.AesGcmKey';
  const key = (material: string, keyId = 7, value = randomBytes(34).toString('base64')) => ({
    keyData: { typeUrl, value, keyMaterialType: material },
    status: 'ENABLED',
    keyId,
    outputPrefixType: 'TINK',
  });
  const check = (value: object) => checkTinkKeyset(JSON.stringify(value), context);
  it('in clear names its keys', () => {
    expect(check({ primaryKeyId: 7, key: [key('SYMMETRIC'), key('SYMMETRIC', 8)] })).toEqual({
      valid: true,
      encrypted: false,
      keys: 2,
      primaryKeyId: 7,
      keyTypes: ['AesGcmKey', 'AesGcmKey'],
      keyMaterialTypes: ['SYMMETRIC'],
    });
  });

  it.each([
    ['public keys only', { primaryKeyId: 7, key: [key('ASYMMETRIC_PUBLIC')] }, 'public'],
    ['a primary key that is not there', { primaryKeyId: 9, key: [key('SYMMETRIC')] }, 'structure'],
    ['a key without a value', { primaryKeyId: 7, key: [key('SYMMETRIC', 7, '')] }, 'structure'],
    ['no keys', { primaryKeyId: 7, key: [] }, 'structure'],
    ['a key that is null', { primaryKeyId: 7, key: [null] }, 'structure'],
  ])('is not valid with %s', (_name, value, reason) => {
    expect(check(value)).toMatchObject({ valid: false, reason });
  });

  it('may be encrypted', () => {
    const keysetInfo = { primaryKeyId: 7, keyInfo: [{ typeUrl }] };
    const encryptedKeyset = randomBytes(60).toString('base64');
    expect(check({ encryptedKeyset, keysetInfo })).toEqual({
      valid: true,
      encrypted: true,
      keys: 1,
      keyTypes: ['AesGcmKey'],
    });
    expect(check({ encryptedKeyset: '' })).toMatchObject({ valid: false, encrypted: true });
  });

  it('may be the base64 of a protocol buffer', () => {
    const field = (number: number, bytes: Buffer) => Buffer.concat([Buffer.of((number << 3) | 2, bytes.length), bytes]);
    const data = Buffer.concat([field(1, Buffer.from(typeUrl)), field(2, randomBytes(20)), Buffer.of(3 << 3, 1)]);
    const entry = Buffer.concat([field(1, data), Buffer.of(2 << 3, 1, 3 << 3, 7, 4 << 3, 1)]);
    const keyset = Buffer.concat([Buffer.of(1 << 3, 7), field(2, entry)]);
    const expected = {
      valid: true,
      keys: 1,
      primaryKeyId: 7,
      keyTypes: ['AesGcmKey'],
      keyMaterialTypes: ['SYMMETRIC'],
    };
    expect(checkTinkKeyset(keyset.toString('base64'), context)).toMatchObject(expected);
    expect(checkTinkKeyset(keyset.subarray(0, -2).toString('base64'), context)).toBeUndefined();
  });

  it('is no other JSON or base64', () => {
    expect(check({ key: 1 })).toBeUndefined();
    expect(checkTinkKeyset(randomBytes(90).toString('base64'), context)).toBeUndefined();
  });
});
