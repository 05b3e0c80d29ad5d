// Makes texts of the right shape valid, for formats whose check has a name of its own: what a rule's template cannot say, its generator
// cannot do either. Only for examples and decoys; nothing here judges.

import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { sealAzureDevOpsPat } from '../../lib/checksums/azure-devops-pat.ts';
import { azureKeyFormat, sealAzureKey } from '../../lib/checksums/azure-key.ts';
import { sealCaskLegacyKey } from '../../lib/checksums/cask-legacy.ts';
import { base36Digits, toPaddedDigits } from '../../lib/checksums/digit-text.ts';
import { alphabets } from '../alphabets.ts';
import {
  makeAgeIdentity,
  makeBitcoinKey,
  makeExtendedKey,
  makeNatsSeed,
  makeNostrKey,
  makeSolanaKeypair,
  makeStellarSeed,
} from './key-makers.ts';
import {
  makeFlyToken,
  makePypiToken,
  makeSentryOrgToken,
  makeSwarmToken,
  makeTestPypiToken,
  makeVaultToken,
} from './payload-makers.ts';
import type { Random } from './random.ts';

type Maker = (shaped: string, random: Random) => string;

/** By the name of the check. Checks without a maker accept every text of the shape, or their rules have no generator. */
export const makers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['azure-devops-legacy-pat', (shaped) => sealAzureDevOpsPat(shaped, 'user') ?? shaped],
  ['azure-identifiable', makeAzureKey],
  ['cask-legacy', sealCaskLegacyKey],
  ['elastic-essu', makeElasticKey],
  ['gitlab-routable', makeGitlabToken],
  ['supabase', makeSupabaseKey],
]);

/** Likewise, for rules without a template: these make the whole token. By the rule's id where two rules share a check. */
export const wholeMakers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['age-secret', makeAgeIdentity],
  ['bip32-xprv', makeExtendedKey],
  ['bitcoin-wif', makeBitcoinKey],
  ['fly-macaroon', makeFlyToken],
  ['nats-seed', makeNatsSeed],
  ['nostr-nsec', makeNostrKey],
  ['pypi', makePypiToken],
  ['sentry-org', makeSentryOrgToken],
  ['solana-keypair', makeSolanaKeypair],
  ['stellar-seed', makeStellarSeed],
  ['swarm-join', makeSwarmToken],
  ['testpypi-api-token', makeTestPypiToken],
  ['vault-service-token', makeVaultToken],
]);

function makeAzureKey(shaped: string, random: Random): string {
  const format = azureKeyFormat(shaped);
  if (!format) return shaped;
  const seed = format.seeds[random.below(format.seeds.length)]!;
  // The keys of some services have neither `+` nor `/`; the checksum may bring them in.
  for (let key = shaped; ; key = random.text(alphabets.base62!, 8) + key.slice(8)) {
    const sealed = sealAzureKey(key, seed);
    if (hasSymbols(shaped, format.signature) || !hasSymbols(sealed, format.signature)) return sealed;
  }
}

function hasSymbols(key: string, signature: string): boolean {
  return /[+/_-]/.test(key.replace(signature, ''));
}

function makeElasticKey(_: string, random: Random): string {
  const inner = Buffer.from(`${random.text(alphabets.base62!, 20)}:${random.text(alphabets.base62!, 22)}`).toString(
    'base64',
  );
  const sum = Buffer.alloc(8);
  sum.writeUInt32BE(crc32(inner), 4);
  return `essu_${Buffer.concat([Buffer.from(inner), sum]).toString('base64')}`;
}

/** Keeps the prefix and the version; the checksum at the end is the template's to set. */
function makeGitlabToken(shaped: string, random: Random): string {
  const [, prefix = '', version = ''] = /^([a-z0-9_]+?-(?:t\d_)?)[\w-]+\.(01\.)?/.exec(shaped) ?? [];
  const secret = Buffer.from(random.bytes(16));
  const payload = Buffer.from(`o:1\nu:${random.text(base36Digits.slice(1), 4)}`);
  const blob =
    version === ''
      ? Buffer.concat([payload, secret, Buffer.from([secret.length])])
      : Buffer.concat([secret, payload, Buffer.from([payload.length])]);
  const text = blob.toString('base64url');
  return `${prefix}${text}.${version}${toPaddedDigits(BigInt(text.length), base36Digits, 2)}${'0'.repeat(7)}`;
}

/** A key of an installation of one's own: those belong to no project. */
function makeSupabaseKey(shaped: string): string {
  const body = shaped.slice(0, -9);
  return `${body}_${createHash('sha256').update(`supabase-self-hosted|${body}`).digest('base64url').slice(0, 8)}`;
}
