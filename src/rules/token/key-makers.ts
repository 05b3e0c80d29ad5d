// Makes keys of wallets and networks, for the examples of rules whose check computes a checksum or a public half. Nobody uses them.

import { appendCrc16 } from '../../lib/crc16.ts';
import { doubleSha256 } from '../../lib/hashes.ts';
import { edwardsPublic } from '../../lib/keys/edwards.ts';
import { encodeBase32, encodeBase58, encodeBech32 } from '../../lib/text-codecs.ts';
import type { Random } from './random.ts';

/** A secret of 32 bytes, below the order of secp256k1. */
function scalar(random: Random): Buffer {
  const secret = Buffer.from(random.bytes(32));
  secret[0] = secret[0]! & 0x7f;
  return secret;
}

function base58Check(payload: Uint8Array): string {
  return encodeBase58(Buffer.concat([payload, doubleSha256(payload).subarray(0, 4)]));
}

export function makeAgeIdentity(_: string, random: Random): string {
  return encodeBech32('age-secret-key-', random.bytes(32)).toUpperCase();
}

export function makeNostrKey(_: string, random: Random): string {
  return encodeBech32('nsec', scalar(random));
}

/** For a compressed address of the main network. */
export function makeBitcoinKey(_: string, random: Random): string {
  return base58Check(Buffer.concat([Buffer.of(0x80), scalar(random), Buffer.of(1)]));
}

/** A child of a master key: xprv, depth 1. */
export function makeExtendedKey(_: string, random: Random): string {
  const version = Buffer.from('0488ade4', 'hex');
  return base58Check(Buffer.concat([version, Buffer.of(1), random.bytes(40), Buffer.of(0), scalar(random)]));
}

export function makeStellarSeed(_: string, random: Random): string {
  return encodeBase32(appendCrc16(Buffer.concat([Buffer.of(0x90), random.bytes(32)])));
}

/** A user's seed. */
export function makeNatsSeed(_: string, random: Random): string {
  // The letter S in five bits, the role U in the next eight.
  const prefix = Buffer.of(0x90 | (0xa0 >> 5), (0xa0 << 3) & 0xff);
  return encodeBase32(appendCrc16(Buffer.concat([prefix, random.bytes(32)])));
}

/** As solana-keygen writes it: seed and public key as an array of numbers. */
export function makeSolanaKeypair(_: string, random: Random): string {
  const seed = Buffer.from(random.bytes(32));
  return JSON.stringify([...seed, ...edwardsPublic('ed25519', seed)!]);
}
