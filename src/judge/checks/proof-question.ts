// What elsewhere in a scan would prove a secret, by the check of its rule. What a key's arithmetic refutes is no key, what is encrypted cannot be
// shown to fit, and what everybody has needs no proof: those ask nothing.

import type { ProofQuestion } from '../../model/proof.ts';
import { dotenvxPublicKey } from './dotenvx-pair.ts';
import { ethereumAddress } from './ethereum-private-key.ts';
import { privateKeyIdentities } from './key-fingerprints.ts';
import { vapidPublicKey } from './vapid-pair.ts';

/** An outcome as the judge keeps it. */
export type JudgedSecret = {
  readonly check: string;
  readonly secret: string;
  readonly state: 'valid' | 'invalid' | 'unknown';
  readonly facts: Readonly<Record<string, unknown>>;
};

const askers: Readonly<Record<string, (judged: JudgedSecret) => ProofQuestion | undefined>> = {
  'age-secret': askKey,
  'dotenvx-pair': ({ secret }) => askPair(dotenvxPublicKey(secret), 'dotenvx'),
  'ethereum-private-key': ({ secret }) => askText(ethereumAddress(secret.trim().replace(/^0x/i, ''))),
  'gcp-service-account': askKey,
  'jwk-private': askKey,
  jwt: ({ facts }) => askProject(facts),
  'nats-seed': askKey,
  'nostr-nsec': askKey,
  'openssh-private-key': askKey,
  'pem-private-key': askKey,
  'putty-ppk': askKey,
  'rails-master-key': () => ({ identities: [], tries: 'rails-master-key' }),
  'solana-keypair': askKey,
  'stellar-seed': askKey,
  supabase: ({ facts }) =>
    facts.kind === 'secret' ? (askProject(facts) ?? { identities: [], tries: 'supabase' }) : undefined,
  'vapid-pair': ({ secret }) => askPair(vapidPublicKey(secret), 'vapid'),
  'wireguard-private': askKey,
};

/** Nothing where nothing could prove it. */
export function proofQuestion(judged: JudgedSecret): ProofQuestion | undefined {
  const { check, facts } = judged;
  if (facts.encrypted === true || typeof facts.documented === 'string') return undefined;
  return Object.hasOwn(askers, check) ? askers[check]!(judged) : undefined;
}

function askKey({ state, facts }: JudgedSecret): ProofQuestion | undefined {
  const identities = state === 'valid' ? privateKeyIdentities(facts) : [];
  return identities.length === 0 ? undefined : { identities };
}

function askText(text: string | undefined): ProofQuestion | undefined {
  return text === undefined ? undefined : { identities: [`text:${text}`] };
}

function askPair(publicKey: string | undefined, pair: 'dotenvx' | 'vapid'): ProofQuestion | undefined {
  return publicKey === undefined ? undefined : { identities: [`text:${publicKey}`], pair };
}

/** Supabase's: a key that names its project, or was found to belong to one. */
function askProject({
  projectRef,
  kind,
  public: isPublic,
}: Readonly<Record<string, unknown>>): ProofQuestion | undefined {
  const isSecret = isPublic !== true && (kind === 'supabase-key' || kind === 'secret');
  return isSecret && typeof projectRef === 'string' ? { identities: [`project:${projectRef}`] } : undefined;
}
