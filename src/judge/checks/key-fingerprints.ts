// Which public keys belong to a private key, and which public keys a text shows. Both sides speak in the same words, so that a scan can say that a
// private key matches the certificate at another path: keep the identities of one side in a map and look the other's up in it.

import { derTag, readDerSequence } from '../../lib/der.ts';
import { certificateSpki, plainSpki, requestSpki } from '../../lib/keys/certificate-spki.ts';
import { findPemBlocks, type PemBlock } from '../../lib/keys/pem-text.ts';
import { publicKeyOfDer } from '../../lib/keys/public-key-der.ts';
import { rsaSpki, spkiFingerprint } from '../../lib/keys/spki.ts';
import { spkiOfSshBlob, sshFingerprint } from '../../lib/keys/ssh-blob.ts';
import { decodeBase64, decodeBech32 } from '../../lib/text-codecs.ts';
import { firstMatches } from '../../lib/text-matches.ts';
import { bareKeys, encodedKeys, jwkKeys } from './public-key-forms.ts';

/** `spki:` and 64 hexadecimal digits, `ssh:SHA256:...`, or `text:` and a public key as it is written (age1..., npub1..., an address). */
export type KeyIdentity = string;

export type PublicKeyText = {
  readonly kind: 'certificate' | 'certificate request' | 'public key' | 'ssh public key' | 'age recipient';
  readonly identities: readonly KeyIdentity[];
  /** UTF-16 indexes of the text it was read from. */
  readonly start: number;
  readonly end: number;
};

/** More public keys than a trust store holds; what comes after them in one text is left out. */
const MAX_KEYS = 500;
const MAX_PEM = 60_000;
const PUBLIC_PEM = /^(?:X509 |TRUSTED )?CERTIFICATE$|^(?:NEW )?CERTIFICATE REQUEST$|^(?:RSA )?PUBLIC KEY$/;
const SSH_LINE =
  /\b(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp\d{3}|sk-[a-z0-9-]{1,40}@openssh\.com) {1,4}(AAAA[A-Za-z0-9+/]{40,8000}={0,2})/g;
const AGE_RECIPIENT = /\bage1[02-9ac-hj-np-z]{58}\b/g;
/** Facts that are public halves, written as they stand in other files. */
const PUBLIC_FACTS = ['recipient', 'npub', 'address', 'publicKey'];

/** Under what names the public half of a checked private key may be met; empty when the check learnt none. */
export function privateKeyIdentities(outcome: Readonly<Record<string, unknown>>): readonly KeyIdentity[] {
  const { spkiSha256, sshFingerprint: pemFingerprint, fingerprint } = outcome;
  const ssh = [pemFingerprint, fingerprint].find((text) => typeof text === 'string' && text.startsWith('SHA256:'));
  const texts = PUBLIC_FACTS.map((name) => outcome[name]).filter((text) => typeof text === 'string');
  return [
    ...(typeof spkiSha256 === 'string' ? [`spki:${spkiSha256}`] : []),
    ...(ssh === undefined ? [] : [`ssh:${ssh}`]),
    ...texts.map((text) => `text:${text}`),
  ];
}

/** The certificates, public keys and recipients in a text, by kind and then in order. Malformed ones are left out. */
export function publicKeysIn(text: string): readonly PublicKeyText[] {
  const armoured = [...pemKeys(text), ...sshKeys(text), ...jwkKeys(text, MAX_KEYS), ...bareKeys(text, MAX_KEYS)];
  const encoded = encodedKeys(text, MAX_KEYS, pemKeys);
  return [...armoured, ...encoded, ...ageRecipients(text)].slice(0, MAX_KEYS);
}

/** The certificate, certificate request or public key that a file is in DER, at its start. */
export function publicKeysInBytes(bytes: Uint8Array): readonly PublicKeyText[] {
  const key = publicKeyOfDer(bytes);
  return key
    ? [{ kind: key.kind, identities: [`spki:${spkiFingerprint(key.spki)}`], start: 0, end: bytes.length }]
    : [];
}

function pemKeys(text: string): readonly PublicKeyText[] {
  if (!text.includes('-----BEGIN ')) return [];
  return findPemBlocks(text, PUBLIC_PEM, MAX_KEYS).flatMap((block) => {
    const { start, end, label } = block;
    const spki = end - start > MAX_PEM ? undefined : spkiOfBlock(block);
    if (spki === undefined) return [];
    return [{ kind: kindOf(label), identities: [`spki:${spkiFingerprint(spki)}`], start, end }];
  });
}

function kindOf(label: string): PublicKeyText['kind'] {
  if (label.endsWith('REQUEST')) return 'certificate request';
  return label.endsWith('CERTIFICATE') ? 'certificate' : 'public key';
}

function spkiOfBlock({ label, bytes }: PemBlock): Buffer | undefined {
  if (bytes === undefined) return undefined;
  if (label.endsWith('REQUEST')) return requestSpki(bytes);
  if (label.endsWith('CERTIFICATE')) return certificateSpki(bytes);
  if (label === 'PUBLIC KEY') return plainSpki(bytes);
  const [n, e] = readDerSequence(bytes) ?? [];
  return n?.tag === derTag.integer && e?.tag === derTag.integer ? rsaSpki(n.content, e.content) : undefined;
}

function sshKeys(text: string): readonly PublicKeyText[] {
  return firstMatches(text, SSH_LINE, MAX_KEYS).flatMap((match) => {
    const blob = decodeBase64(match[1]!);
    const spki = blob && spkiOfSshBlob(blob);
    if (!blob || !spki) return [];
    const identities = [`spki:${spkiFingerprint(spki)}`, `ssh:${sshFingerprint(blob)}`];
    return [{ kind: 'ssh public key' as const, identities, ...span(match) }];
  });
}

function ageRecipients(text: string): readonly PublicKeyText[] {
  return firstMatches(text, AGE_RECIPIENT, MAX_KEYS)
    .filter(([recipient]) => decodeBech32(recipient, 'age')?.length === 32)
    .map((match) => ({ kind: 'age recipient', identities: [`text:${match[0]}`], ...span(match) }));
}

function span(match: RegExpExecArray): { readonly start: number; readonly end: number } {
  return { start: match.index, end: match.index + match[0].length };
}
