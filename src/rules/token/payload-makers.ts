// Makes tokens that carry a payload, for the examples of rules whose check reads it. What is not random is made up and opens nothing.

import { pypiHost, testPypiHost } from '../../lib/pypi-host.ts';
import { alphabets } from '../alphabets.ts';
import type { Random } from './random.ts';

type Bytes = Uint8Array;

const text = (characters: string): Buffer => Buffer.from(characters);
const bytes = (...parts: readonly (number | Bytes)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : part)));

/** SignedToken of Vault: version, HMAC, and the inner token with its local index. */
export function makeVaultToken(_: string, random: Random): string {
  const inner = text(`hvs.${random.text(alphabets.base62!, 24)}`);
  const token = bytes(0x0a, inner.length, inner, 0x10, 0x05, 0x18, 0x02);
  const signed = bytes(0x08, 1, 0x12, 32, random.bytes(32), 0x1a, token.length, token);
  return `hvs.${signed.toString('base64url')}`;
}

/** A macaroon of PyPI's index for one user. */
export const makePypiToken = makeMacaroon(pypiHost);
/** A macaroon of the test index. */
export const makeTestPypiToken = makeMacaroon(testPypiHost);

function makeMacaroon(location: string) {
  return (_: string, random: Random): string => {
    const packet = (type: number, data: Bytes): Buffer => bytes(type, data.length, data);
    const hex = random.text('0123456789abcdef', 32);
    const id = hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
    const head = bytes(2, packet(1, text(location)), packet(2, text(id)), 0);
    const caveat = bytes(packet(2, text(`[3, "${hex.slice(0, 8)}"]`)), 0);
    return `pypi-${bytes(head, caveat, 0, packet(6, random.bytes(32))).toString('base64url')}`;
  };
}

/** `[[key id, random, is proof], location, caveats, tail]` in MessagePack. */
export function makeFlyToken(_: string, random: Random): string {
  const blob = (length: number): Buffer => bytes(0xc4, length, random.bytes(length));
  const nonce = bytes(0x93, blob(8), blob(16), 0xc2);
  const location = text('https://api.fly.io/v1');
  // One caveat of type 0: an organization, and everything in it.
  const caveats = bytes(0x92, 0x00, 0x92, 0xcd, random.bytes(2), 0x1f);
  return `fm2_${bytes(0x94, nonce, 0xa0 + location.length, location, caveats, blob(32)).toString('base64')}`;
}

export function makeSentryOrgToken(_: string, random: Random): string {
  const payload = JSON.stringify({
    iat: 1_700_000_000 + random.below(60_000),
    url: 'https://sentry.io',
    region_url: 'https://us.sentry.io',
    org: random.text('abcdefghijklmnopqrstuvwxyz', 8),
  });
  const seal = Buffer.from(random.bytes(32)).toString('base64').slice(0, 43);
  return `sntrys_${text(payload).toString('base64')}_${seal}`;
}

/** Two numbers of 256 and 128 bits in base36, padded. */
export function makeSwarmToken(_: string, random: Random): string {
  const number = (count: number, digits: number): string =>
    BigInt(`0x${Buffer.from(random.bytes(count)).toString('hex')}`)
      .toString(36)
      .padStart(digits, '0');
  return `SWMTKN-1-${number(32, 50)}-${number(16, 25)}`;
}
