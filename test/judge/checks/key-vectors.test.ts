// The machine list of made-up keys lies outside of the repository. Where it is at hand, every vector of these checks must be met.

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkAgeSecret } from '../../../src/judge/checks/age-secret.ts';
import { checkBip32Xprv } from '../../../src/judge/checks/bip32-xprv.ts';
import { checkBip39 } from '../../../src/judge/checks/bip39.ts';
import { checkBitcoinWif } from '../../../src/judge/checks/bitcoin-wif.ts';
import type { CheckContext, OfflineCheck } from '../../../src/judge/checks/check.ts';
import { checkDotenvxPair } from '../../../src/judge/checks/dotenvx-pair.ts';
import { checkGcpServiceAccount } from '../../../src/judge/checks/gcp-service-account.ts';
import { checkJwkPrivate } from '../../../src/judge/checks/jwk-private.ts';
import { checkLaravelAppKey } from '../../../src/judge/checks/laravel-app-key.ts';
import { checkNatsSeed } from '../../../src/judge/checks/nats-seed.ts';
import { checkNostrNsec } from '../../../src/judge/checks/nostr-nsec.ts';
import { checkOpensshPrivateKey } from '../../../src/judge/checks/openssh-private-key.ts';
import { checkPemPrivateKey } from '../../../src/judge/checks/pem-private-key.ts';
import { checkPgpArmor } from '../../../src/judge/checks/pgp-armor.ts';
import { checkPuttyPpk } from '../../../src/judge/checks/putty-ppk.ts';
import { checkSolanaKeypair } from '../../../src/judge/checks/solana-keypair.ts';
import { checkStellarSeed } from '../../../src/judge/checks/stellar-seed.ts';
import { checkTinkKeyset } from '../../../src/judge/checks/tink-keyset.ts';
import { checkVapidPair } from '../../../src/judge/checks/vapid-pair.ts';
import { checkWireguardPrivate } from '../../../src/judge/checks/wireguard-private.ts';

const checks: Readonly<Record<string, OfflineCheck>> = {
  ageSecret: checkAgeSecret,
  bip32Xprv: checkBip32Xprv,
  bip39: checkBip39,
  bitcoinWif: checkBitcoinWif,
  dotenvxPair: checkDotenvxPair,
  gcpServiceAccount: checkGcpServiceAccount,
  jwkPrivate: checkJwkPrivate,
  laravelAppKey: checkLaravelAppKey,
  natsSeed: checkNatsSeed,
  nostrNsec: checkNostrNsec,
  opensshPrivateKey: checkOpensshPrivateKey,
  pemPrivateKey: checkPemPrivateKey,
  pgpArmor: checkPgpArmor,
  puttyPpk: checkPuttyPpk,
  solanaKeypair: checkSolanaKeypair,
  stellarSeed: checkStellarSeed,
  tinkKeyset: checkTinkKeyset,
  vapidPair: checkVapidPair,
  wireguardPrivate: checkWireguardPrivate,
};

type Vector = {
  readonly id: string;
  readonly validator: string;
  readonly input: string;
  readonly context?: Partial<CheckContext>;
  readonly expect: object;
};

// Beside the repository, or where TRAPLINE_TOKEN_VECTORS says.
const places = [
  process.env.TRAPLINE_TOKEN_VECTORS,
  ...['../shared', '../../shared'].map((shared) => `${shared}/data/token-vectors.json.b64`),
];
const file = places.find((place) => place !== undefined && existsSync(place));

function readVectors(path: string): readonly (Vector & { readonly now: number })[] {
  const { now, vectors } = JSON.parse(Buffer.from(readFileSync(path, 'utf8'), 'base64').toString()) as {
    now: number;
    vectors: readonly Vector[];
  };
  return vectors.filter(({ validator }) => validator in checks).map((vector) => ({ ...vector, now }));
}

describe('the list of keys', () => {
  if (file === undefined) {
    it.skip('skipped: token-vectors.json.b64 is not here; set TRAPLINE_TOKEN_VECTORS to its path', () => {});
    return;
  }
  it.each(readVectors(file))('$id', ({ validator, input, context, now, expect: expected }) => {
    expect(checks[validator]!(input, { now, ...context })).toMatchObject(expected);
  });
});
