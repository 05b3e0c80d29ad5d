// Solana, Stellar, NATS and WireGuard: secrets that are bare seeds with a public half that follows from them.

import { describe, expect, it } from 'vitest';
import { checkNatsSeed } from '../../../src/judge/checks/nats-seed.ts';
import { checkSolanaKeypair } from '../../../src/judge/checks/solana-keypair.ts';
import { checkStellarSeed } from '../../../src/judge/checks/stellar-seed.ts';
import { checkWireguardPrivate } from '../../../src/judge/checks/wireguard-private.ts';
import { appendCrc16 } from '../../../src/lib/crc16.ts';
import { encodeBase32, encodeBase58 } from '../../../src/lib/text-codecs.ts';
import { context, edwardsPair, flip } from '../../helpers/key-checks.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const signing = edwardsPair('ed25519');
const other = edwardsPair('ed25519');
const coded = (...parts: readonly Uint8Array[]) => encodeBase32(appendCrc16(Buffer.concat(parts)));

describe('a Solana key pair', () => {
  const pair = Buffer.concat([signing.secret, signing.publicKey]);
  const address = encodeBase58(signing.publicKey);
  it.each([
    ['as an array', JSON.stringify([...pair])],
    ['as an array with spaces and lines', JSON.stringify([...pair], null, 2)],
    ['as an array with a last comma', `[${[...pair].join(', ')},]`],
    ['in base58', encodeBase58(pair)],
  ])('is valid %s', (_name, text) => {
    expect(checkSolanaKeypair(text, context)).toEqual({ valid: true, address });
  });

  it.each([
    ['the public key of another', [...signing.secret, ...other.publicKey], 'arithmetic'],
    ['63 bytes', [...pair].slice(0, 63), 'length'],
    ['65 bytes', [...pair, 1], 'length'],
    ['only a seed', [...signing.secret], 'length'],
  ])('is not valid with %s', (_name, bytes, reason) => {
    expect(checkSolanaKeypair(JSON.stringify(bytes), context)).toMatchObject({ valid: false, reason });
  });

  it('is not valid with letters that are no base58', () => {
    const text = encodeBase58(pair).replace(/.$/, '0');
    expect(checkSolanaKeypair(text, context)).toEqual({ valid: false, reason: 'length' });
  });

  it.each(['[1,2,300]', '["a"]', '{}', 'address', ''])('is not what %j is', (text) => {
    expect(checkSolanaKeypair(text, context)).toBeUndefined();
  });
});

describe('a Stellar seed', () => {
  const seed = coded(Buffer.of(0x90), signing.secret);
  it('is valid and names its account', () => {
    const address = coded(Buffer.of(0x30), signing.publicKey);
    expect(seed).toMatch(/^S.{55}$/);
    expect(address).toMatch(/^G.{55}$/);
    expect(checkStellarSeed(seed, context)).toEqual({ valid: true, address });
  });

  it.each([
    ['a wrong character', flip(seed, 30, BASE32), 'checksum'],
    ['a missing character', seed.slice(0, -1), 'length'],
    ['another version byte', coded(Buffer.of(0x91), signing.secret), 'structure'],
    ['an address', coded(Buffer.of(0x30), signing.publicKey), 'public'],
    ['a digit that base32 has not', `${seed.slice(0, -1)}1`, 'length'],
  ])('is not valid with %s', (_name, text, reason) => {
    expect(checkStellarSeed(text, context)).toEqual({ valid: false, reason });
  });
});

describe('a NATS seed', () => {
  const exchange = edwardsPair('x25519');
  const seedOf = (prefix: number, secret: Buffer) => coded(Buffer.of(0x90 | (prefix >> 5), (prefix & 31) << 3), secret);
  it.each([
    ['user', 'SU', 20 << 3, signing],
    ['account', 'SA', 0, signing],
    ['operator', 'SO', 14 << 3, signing],
    ['server', 'SN', 13 << 3, signing],
    ['cluster', 'SC', 2 << 3, signing],
    ['curve', 'SX', 23 << 3, exchange],
  ])('of a %s is valid and names its public key', (role, letters, prefix, pair) => {
    const seed = seedOf(prefix, pair.secret);
    const publicKey = coded(Buffer.of(prefix), pair.publicKey);
    expect(seed.slice(0, 2)).toBe(letters);
    expect(publicKey[0]).toBe(letters[1]);
    expect(checkNatsSeed(seed, context)).toEqual({ valid: true, role, publicKey });
  });

  const seed = seedOf(20 << 3, signing.secret);
  it.each([
    ['a wrong character', flip(seed, 30, BASE32), 'checksum'],
    ['a missing character', seed.slice(0, -1), 'length'],
    ['a public key', coded(Buffer.of(20 << 3), signing.publicKey), 'public'],
    ['a role that there is not', seedOf(1 << 3, signing.secret), 'structure'],
  ])('is not valid with %s', (_name, text, reason) => {
    expect(checkNatsSeed(text, context)).toMatchObject({ valid: false, reason });
  });
});

describe('a WireGuard private key', () => {
  const { secret, publicKey } = edwardsPair('x25519');
  const clamped = Buffer.from(secret);
  clamped[0] = clamped[0]! & 0xf8;
  clamped[31] = (clamped[31]! & 0x7f) | 0x40;
  it('is valid when clamped, and names its public key either way', () => {
    const facts = { publicKey: publicKey.toString('base64') };
    expect(checkWireguardPrivate(clamped.toString('base64'), context)).toEqual({ valid: true, ...facts });
    const loose = Buffer.from(clamped);
    loose[0] = loose[0]! | 1;
    expect(checkWireguardPrivate(loose.toString('base64'), context)).toMatchObject({ valid: false, ...facts });
    loose.set(clamped);
    loose[31] = loose[31]! | 0x80;
    expect(checkWireguardPrivate(loose.toString('base64'), context)).toMatchObject({ valid: false, ...facts });
  });

  it.each([
    ['31 bytes', Buffer.alloc(31, 64).toString('base64')],
    ['33 bytes', Buffer.alloc(33, 64).toString('base64')],
    ['bits set behind the last byte', `${'A'.repeat(42)}B=`],
  ])('is not valid with %s', (_name, text) => {
    expect(checkWireguardPrivate(text, context)).toEqual({ valid: false, reason: 'length' });
  });
});
