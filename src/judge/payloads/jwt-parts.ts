// A JSON Web Token taken apart (RFC 7515 compact form), and whether its signature can be one of its algorithm.

import { type JsonObject, parseJsonObject, stringMember } from '../../lib/json-object.ts';
import { decodeBase64 } from '../../lib/strict-base64.ts';

export type JwtParts = {
  readonly header: JsonObject | undefined;
  readonly payload: JsonObject | undefined;
  readonly alg: string | undefined;
  /** `header.payload` as signed. */
  readonly signed: string;
  /** Empty for an unsigned token, absent when it is no base64url. */
  readonly signature: Uint8Array | undefined;
};

/** In characters. Tokens with many claims have some 8,000. */
export const maxJwtCharacters = 1 << 16;

/** The three parts, each as far as it decodes; nothing when there are not three, or the text is too long. */
export function splitJwt(token: string): JwtParts | undefined {
  if (token.length > maxJwtCharacters) return undefined;
  const parts = token.split('.', 4);
  if (parts.length !== 3) return undefined;
  const [header, payload, signature] = parts as [string, string, string];
  const readHeader = parseJsonObject(decodeBase64(header, 'url'));
  return {
    header: readHeader,
    payload: parseJsonObject(decodeBase64(payload, 'url')),
    alg: stringMember(readHeader, 'alg'),
    signed: `${header}.${payload}`,
    signature: decodeSignature(signature),
  };
}

/** Only the length counts: bits behind the last byte are nothing to hold against a signature nobody verifies. */
function decodeSignature(text: string): Uint8Array | undefined {
  return /^[A-Za-z0-9_-]*$/.test(text) && text.length % 4 !== 1 ? Buffer.from(text, 'base64url') : undefined;
}

const FIXED_LENGTHS: ReadonlyMap<string, readonly number[]> = new Map([
  ['none', [0]],
  ['HS256', [32]],
  ['HS384', [48]],
  ['HS512', [64]],
  ['ES256', [64]],
  ['ES256K', [64]],
  ['ES384', [96]],
  ['ES512', [132]],
  ['EdDSA', [64, 114]],
  ['Ed25519', [64]],
  ['Ed448', [114]],
]);

/** Whether a signature of `bytes` bytes can be of `alg`; an algorithm we do not know may have any but an empty one. */
export function isSignatureLength(alg: string, bytes: number): boolean {
  const lengths = FIXED_LENGTHS.get(alg.toLowerCase() === 'none' ? 'none' : alg);
  if (lengths) return lengths.includes(bytes);
  // RSA signatures are as long as the modulus: 1024 bits and more, in steps of 128.
  if (/^[RP]S(?:256|384|512)$/.test(alg)) return bytes >= 128 && bytes <= 2048 && bytes % 16 === 0;
  return bytes > 0;
}
