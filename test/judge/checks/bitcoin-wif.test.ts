import { expect, it } from 'vitest';
import { checkBitcoinWif } from '../../../src/judge/checks/bitcoin-wif.ts';
import { doubleSha256 } from '../../../src/lib/hashes.ts';
import { encodeBase58 } from '../../../src/lib/text-codecs.ts';
import { context, flip, newScalar } from '../../helpers/key-checks.ts';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const secret = newScalar();
const check = (text: string) => checkBitcoinWif(text, context);

function wif(version: number, scalar: Uint8Array, ...tail: readonly number[]): string {
  const payload = Buffer.concat([Buffer.of(version), scalar, Buffer.from(tail)]);
  return encodeBase58(Buffer.concat([payload, doubleSha256(payload).subarray(0, 4)]));
}

it.each([
  ['mainnet, uncompressed', wif(0x80, secret), { network: 'mainnet', compressed: false }],
  ['mainnet, compressed', wif(0x80, secret, 1), { network: 'mainnet', compressed: true }],
  ['testnet, uncompressed', wif(0xef, secret), { network: 'testnet', compressed: false }],
  ['testnet, compressed', wif(0xef, secret, 1), { network: 'testnet', compressed: true }],
])('is valid: %s', (_name, text, facts) => {
  expect(check(text)).toEqual({ valid: true, ...facts });
});

it.each([
  ['a wrong character', flip(wif(0x80, secret, 1), 20, BASE58), 'checksum'],
  ['a missing character', wif(0x80, secret, 1).slice(0, -1), 'checksum'],
  ['a character outside the alphabet', wif(0x80, secret, 1).replace(/.$/, '0'), 'checksum'],
  ['the scalar 0', wif(0x80, Buffer.alloc(32), 1), 'range'],
  ['a scalar above the order', wif(0x80, Buffer.alloc(32, 0xff)), 'range'],
  ['a compression byte that is not 1', wif(0x80, secret, 2), 'structure'],
])('is not valid: %s', (_name, text, reason) => {
  expect(check(text)).toMatchObject({ valid: false, reason });
});

it('says nothing of an address', () => {
  expect(check('1BoatSLRHtKNngkdXEeobR76b53LETtpyT')).toBeUndefined();
});
