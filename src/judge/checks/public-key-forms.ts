// Public keys written without an armour of their own: JSON Web Keys, bare base64 of DER (also in `x5c`), and PEM that is base64 once more, as
// Kubernetes and CI variables hold it.

import { readJsonObject } from '../../lib/json-object.ts';
import { jwkSpki } from '../../lib/keys/jwk-spki.ts';
import { publicKeyOfDer } from '../../lib/keys/public-key-der.ts';
import { spkiFingerprint } from '../../lib/keys/spki.ts';
import { firstMatches } from '../../lib/text-matches.ts';
import type { PublicKeyText } from './key-fingerprints.ts';

/** A key of 16,384 bits with a certificate chain. */
const MAX_JWK = 40_000;
/** An object without objects in it that names a key type. */
const JWK = /\{[^{}]{0,20000}?\\{0,3}"kty\\{0,3}"\s{0,8}:\s{0,8}\\{0,3}"(?:RSA|EC|OKP)\\{0,3}"[^{}]{0,20000}\}/g;
/** How the DER of a public key or certificate begins. */
const BARE_DER = /(?<![A-Za-z0-9+/])(?:MI[GHI][A-Za-z0-9+/]|M[C-H][A-Za-z0-9+/]w)[A-Za-z0-9+/]{48,20000}={0,2}/g;
/** Base64 of `-----BEGIN `. */
const ENCODED_PEM = /LS0tLS1CRUdJTi[A-Za-z0-9+/]{40,100000}={0,2}/g;

/** JSON Web Keys without a private part. */
export function jwkKeys(text: string, limit: number): readonly PublicKeyText[] {
  if (!text.includes('"kty')) return [];
  return firstMatches(text, JWK, limit).flatMap((match) => {
    const jwk = readJsonObject(match[0], MAX_JWK);
    const spki = jwk && jwk.d === undefined ? jwkSpki(jwk) : undefined;
    return spki ? [shown('public key', spki, match)] : [];
  });
}

/** Keys and certificates whose base64 stands on one line, without BEGIN and END. */
export function bareKeys(text: string, limit: number): readonly PublicKeyText[] {
  return firstMatches(text, BARE_DER, limit).flatMap((match) => {
    const key = publicKeyOfDer(Buffer.from(match[0], 'base64'));
    return key ? [shown(key.kind, key.spki, match)] : [];
  });
}

/** What `read` finds in PEM texts that are encoded once more, at the place of the whole. */
export function encodedKeys(
  text: string,
  limit: number,
  read: (inner: string) => readonly PublicKeyText[],
): readonly PublicKeyText[] {
  return firstMatches(text, ENCODED_PEM, limit).flatMap((match) =>
    read(Buffer.from(match[0], 'base64').toString('latin1')).map((key) => ({ ...key, ...spanOf(match) })),
  );
}

function shown(kind: PublicKeyText['kind'], spki: Uint8Array, match: RegExpExecArray): PublicKeyText {
  return { kind, identities: [`spki:${spkiFingerprint(spki)}`], ...spanOf(match) };
}

function spanOf(match: RegExpExecArray): { readonly start: number; readonly end: number } {
  return { start: match.index, end: match.index + match[0].length };
}
