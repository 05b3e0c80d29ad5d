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
/** How a key names its type, also where the JSON is a string of JSON or source code. */
const KEY_TYPE = /"kty\\{0,3}"\s{0,8}:/g;
/** How the DER of a public key or certificate begins. */
const BARE_DER = /(?<![A-Za-z0-9+/])(?:MI[GHI][A-Za-z0-9+/]|M[C-H][A-Za-z0-9+/]w)[A-Za-z0-9+/]{48,20000}={0,2}/g;
/** Base64 of `-----BEGIN `. */
const ENCODED_PEM = /LS0tLS1CRUdJTi[A-Za-z0-9+/]{40,100000}={0,2}/g;

/** JSON Web Keys without a private part; `limit` counts those that are looked at. */
export function jwkKeys(text: string, limit: number): readonly PublicKeyText[] {
  return firstMatches(text, KEY_TYPE, limit).flatMap(({ index }) => {
    const object = objectAround(text, index);
    const jwk = object && readJsonObject(text.slice(object.start, object.end), MAX_JWK);
    const spki = jwk && jwk.d === undefined ? jwkSpki(jwk) : undefined;
    return object && spki ? [shown('public key', spki, object)] : [];
  });
}

/** The object that holds a character and no other object. A pattern for it would take the square of a hostile text's length. */
function objectAround(text: string, at: number): Place | undefined {
  const from = Math.max(0, at - MAX_JWK);
  const before = text.slice(from, at);
  const start = before.lastIndexOf('{');
  const after = text.slice(at, at + MAX_JWK);
  const end = after.indexOf('}');
  const inner = after.indexOf('{');
  const isPlain = start > before.lastIndexOf('}') && end >= 0 && (inner < 0 || end < inner);
  return isPlain ? { start: from + start, end: at + end + 1 } : undefined;
}

type Place = { readonly start: number; readonly end: number };

/** Keys and certificates whose base64 stands on one line, without BEGIN and END. */
export function bareKeys(text: string, limit: number): readonly PublicKeyText[] {
  return firstMatches(text, BARE_DER, limit).flatMap((match) => {
    const key = publicKeyOfDer(Buffer.from(match[0], 'base64'));
    return key ? [shown(key.kind, key.spki, spanOf(match))] : [];
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

function shown(kind: PublicKeyText['kind'], spki: Uint8Array, { start, end }: Place): PublicKeyText {
  return { kind, identities: [`spki:${spkiFingerprint(spki)}`], start, end };
}

function spanOf(match: RegExpExecArray): Place {
  return { start: match.index, end: match.index + match[0].length };
}
