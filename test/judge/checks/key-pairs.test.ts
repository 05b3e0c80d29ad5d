// VAPID, dotenvx, Ethereum and Rails: secrets that prove themselves only beside what they belong to.

import { createCipheriv, createECDH, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkDotenvxPair, dotenvxPublicKey } from '../../../src/judge/checks/dotenvx-pair.ts';
import { checkEthereumPrivateKey, ethereumAddress } from '../../../src/judge/checks/ethereum-private-key.ts';
import { decryptsRailsCredentials } from '../../../src/judge/checks/rails-credentials.ts';
import { checkRailsMasterKey } from '../../../src/judge/checks/rails-master-key.ts';
import { checkVapidPair, vapidPublicKey } from '../../../src/judge/checks/vapid-pair.ts';
import { context, NOW, newScalar } from '../../helpers/key-checks.ts';

function pair(curve: string): { secret: Buffer; point: Buffer; compressed: string } {
  const ecdh = createECDH(curve);
  ecdh.setPrivateKey(newScalar());
  const point = ecdh.getPublicKey();
  // One key in 256 begins with a zero byte, which OpenSSL leaves out.
  const digits = ecdh.getPrivateKey();
  const secret = Buffer.concat([Buffer.alloc(32 - digits.length), digits]);
  return { secret, point, compressed: ecdh.getPublicKey('hex', 'compressed') };
}

describe('a VAPID pair', () => {
  const [mine, other] = [pair('prime256v1'), pair('prime256v1')];
  const secret = mine.secret.toString('base64url');
  const publicKey = mine.point.toString('base64url');
  it('is valid with its public key', () => {
    expect(checkVapidPair(secret, { now: NOW, publicKey })).toEqual({ valid: true, publicKey });
    expect(checkVapidPair(secret, { now: NOW, publicKey: mine.point.toString('base64') })).toMatchObject({
      valid: true,
    });
    expect(checkVapidPair(JSON.stringify({ publicKey, privateKey: secret }), context)).toMatchObject({ valid: true });
    expect(vapidPublicKey(secret)).toBe(publicKey);
  });

  it('is not valid with another, or none that is a point', () => {
    const others = other.point.toString('base64url');
    expect(checkVapidPair(secret, { now: NOW, publicKey: others })).toMatchObject({ valid: false, publicKey });
    expect(checkVapidPair(secret, { now: NOW, publicKey: 'B' })).toMatchObject({ valid: false });
    expect(checkVapidPair(secret.slice(1), { now: NOW, publicKey })).toEqual({ valid: false, reason: 'length' });
    expect(checkVapidPair(`${'_'.repeat(42)}8`, { now: NOW, publicKey })).toEqual({ valid: false, reason: 'range' });
  });

  it('is nothing without a public key', () => {
    expect(checkVapidPair(secret, context)).toBeUndefined();
    expect(checkVapidPair(publicKey, context)).toBeUndefined();
  });
});

describe('a dotenvx pair', () => {
  const [mine, other] = [pair('secp256k1'), pair('secp256k1')];
  const secret = mine.secret.toString('hex').padStart(64, '0');
  const publicKey = mine.compressed;
  it('is valid with its public key', () => {
    expect(checkDotenvxPair(secret, { now: NOW, publicKey })).toEqual({ valid: true, publicKey });
    expect(checkDotenvxPair(secret.toUpperCase(), { now: NOW, publicKey: `"${publicKey}"` })).toMatchObject({
      valid: true,
    });
    expect(dotenvxPublicKey(secret)).toBe(publicKey);
  });

  it('is not valid with another', () => {
    expect(checkDotenvxPair(secret, { now: NOW, publicKey: other.compressed })).toMatchObject({
      valid: false,
      publicKey,
    });
    expect(checkDotenvxPair('0'.repeat(64), { now: NOW, publicKey })).toEqual({ valid: false, reason: 'range' });
    expect(checkDotenvxPair(secret.slice(1), { now: NOW, publicKey })).toEqual({ valid: false, reason: 'length' });
  });

  it('is nothing without a public key', () => {
    expect(checkDotenvxPair(secret, context)).toBeUndefined();
  });
});

describe('an Ethereum private key', () => {
  it('is unknown by itself, for nearly every value is one', () => {
    expect(checkEthereumPrivateKey(newScalar().toString('hex'), context)).toBeUndefined();
    expect(checkEthereumPrivateKey('f'.repeat(64), context)).toEqual({ valid: false, reason: 'range' });
  });

  // The key 1 belongs to the generator itself; its address stands in many a textbook.
  const one = `${'0'.repeat(63)}1`;
  const address = '0x7e5f4552091a69125d5dfcb7b8c2659029395bdf';
  it('is proven by its address', () => {
    expect(ethereumAddress(one)).toBe(address);
    const publicKey = address.toUpperCase().replace('0X', '0x');
    expect(checkEthereumPrivateKey(`0x${one}`, { now: NOW, publicKey })).toEqual({ valid: true, address });
    expect(checkEthereumPrivateKey(newScalar().toString('hex'), { now: NOW, publicKey })).toMatchObject({
      valid: false,
    });
  });
});

describe('a Rails master key', () => {
  const key = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const encrypted = Buffer.concat([cipher.update('secret_key_base: x'), cipher.final()]);
  const parts = [encrypted, nonce, cipher.getAuthTag()].map((part) => part.toString('base64'));
  const file = `${parts.join('--')}\n`;
  const masterKey = key.toString('hex');

  it('is proven by the credentials it decrypts', () => {
    expect(decryptsRailsCredentials(`${masterKey}\n`, file)).toBe(true);
    const ciphertexts = ['no ciphertext', file];
    expect(checkRailsMasterKey(masterKey, { now: NOW, ciphertexts })).toEqual({
      valid: true,
      proven: true,
      decrypts: 1,
    });
  });

  it('is merely 32 digits beside those it does not', () => {
    const other = randomBytes(16).toString('hex');
    expect(decryptsRailsCredentials(other, file)).toBe(false);
    expect(checkRailsMasterKey(other, { now: NOW, ciphertexts: [file] })).toBeUndefined();
    expect(checkRailsMasterKey(masterKey, context)).toBeUndefined();
  });

  it.each([
    ['a changed ciphertext', [randomBytes(18).toString('base64'), parts[1], parts[2]].join('--')],
    ['two parts', parts.slice(0, 2).join('--')],
    ['four parts', [...parts, parts[2]].join('--')],
    [
      'a tag cut to four bytes',
      [parts[0], parts[1], Buffer.from(parts[2]!, 'base64').subarray(0, 4).toString('base64')].join('--'),
    ],
    ['an empty nonce', [parts[0], '', parts[2]].join('--')],
    ['no base64', '!!--!!--!!'],
    ['nothing', ''],
  ])('does not decrypt %s', (_name, text) => {
    expect(decryptsRailsCredentials(masterKey, text)).toBe(false);
  });

  it.each(['', 'zz'.repeat(16), 'ab'.repeat(15), 'ab'.repeat(32)])('is not what %j is', (text) => {
    expect(decryptsRailsCredentials(text, file)).toBe(false);
  });
});
