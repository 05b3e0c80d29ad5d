// All offline checks of keys by the names rules call them, and samples of what they read, made at test time.

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { checkAgeSecret } from '../../src/judge/checks/age-secret.ts';
import { checkBip32Xprv } from '../../src/judge/checks/bip32-xprv.ts';
import { checkBip39 } from '../../src/judge/checks/bip39.ts';
import { checkBitcoinWif } from '../../src/judge/checks/bitcoin-wif.ts';
import { checkCertificate } from '../../src/judge/checks/certificate.ts';
import type { OfflineCheck } from '../../src/judge/checks/check.ts';
import { checkDotenvxPair } from '../../src/judge/checks/dotenvx-pair.ts';
import { checkEthereumKeystore } from '../../src/judge/checks/ethereum-keystore.ts';
import { checkEthereumPrivateKey } from '../../src/judge/checks/ethereum-private-key.ts';
import { checkGcpServiceAccount } from '../../src/judge/checks/gcp-service-account.ts';
import { checkJwkPrivate } from '../../src/judge/checks/jwk-private.ts';
import { checkKeyContainer } from '../../src/judge/checks/key-container.ts';
import { checkLaravelAppKey } from '../../src/judge/checks/laravel-app-key.ts';
import { checkNatsSeed } from '../../src/judge/checks/nats-seed.ts';
import { checkNostrNsec } from '../../src/judge/checks/nostr-nsec.ts';
import { checkOpensshPrivateKey } from '../../src/judge/checks/openssh-private-key.ts';
import { checkPemPrivateKey } from '../../src/judge/checks/pem-private-key.ts';
import { checkPgpArmor } from '../../src/judge/checks/pgp-armor.ts';
import { checkPuttyPpk } from '../../src/judge/checks/putty-ppk.ts';
import { checkRailsMasterKey } from '../../src/judge/checks/rails-master-key.ts';
import { checkSolanaKeypair } from '../../src/judge/checks/solana-keypair.ts';
import { checkStellarSeed } from '../../src/judge/checks/stellar-seed.ts';
import { checkTinkKeyset } from '../../src/judge/checks/tink-keyset.ts';
import { checkVapidPair } from '../../src/judge/checks/vapid-pair.ts';
import { checkWireguardPrivate } from '../../src/judge/checks/wireguard-private.ts';

export const keyChecks: Readonly<Record<string, OfflineCheck>> = {
  ageSecret: checkAgeSecret,
  bip32Xprv: checkBip32Xprv,
  bip39: checkBip39,
  bitcoinWif: checkBitcoinWif,
  certificate: checkCertificate,
  dotenvxPair: checkDotenvxPair,
  ethereumKeystore: checkEthereumKeystore,
  ethereumPrivateKey: checkEthereumPrivateKey,
  gcpServiceAccount: checkGcpServiceAccount,
  jwkPrivate: checkJwkPrivate,
  keyContainer: checkKeyContainer,
  laravelAppKey: checkLaravelAppKey,
  natsSeed: checkNatsSeed,
  nostrNsec: checkNostrNsec,
  opensshPrivateKey: checkOpensshPrivateKey,
  pemPrivateKey: checkPemPrivateKey,
  pgpArmor: checkPgpArmor,
  puttyPpk: checkPuttyPpk,
  railsMasterKey: checkRailsMasterKey,
  solanaKeypair: checkSolanaKeypair,
  stellarSeed: checkStellarSeed,
  tinkKeyset: checkTinkKeyset,
  vapidPair: checkVapidPair,
  wireguardPrivate: checkWireguardPrivate,
};

/** Seconds since 1970 that the tests take for now. */
export const NOW = 1_795_219_200;
export const context = { now: NOW };

/** The raw halves of a new Ed25519 or X25519 key. */
export function edwardsPair(curve: 'ed25519' | 'x25519'): { secret: Buffer; publicKey: Buffer } {
  const { privateKey } = generateKeyPairSync(curve as 'ed25519');
  const jwk = privateKey.export({ format: 'jwk' });
  return { secret: Buffer.from(jwk.d!, 'base64url'), publicKey: Buffer.from(jwk.x!, 'base64url') };
}

/** A new scalar of secp256k1; the first byte keeps it below the order. */
export function newScalar(): Buffer {
  const scalar = randomBytes(32);
  scalar[0] = scalar[0]! & 0x7f;
  scalar[31] = scalar[31]! | 1;
  return scalar;
}

/** The text with the character at an index (from the end when negative) replaced by another of an alphabet. */
export function flip(text: string, at: number, alphabet: string): string {
  const index = at < 0 ? text.length + at : at;
  const other = alphabet[(alphabet.indexOf(text[index]!) + 1) % alphabet.length]!;
  return text.slice(0, index) + other + text.slice(index + 1);
}

/** A PEM block of 64 columns. */
export function pem(label: string, der: Uint8Array): string {
  const lines = Buffer.from(der)
    .toString('base64')
    .match(/.{1,64}/g)!;
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
