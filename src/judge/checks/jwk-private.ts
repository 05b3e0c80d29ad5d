// JSON Web Keys with their private part. Node loads EC and RSA keys whose halves do not belong together, so the halves are compared here.

import { asText, isJsonObject, type JsonObject, readJsonObject } from '../../lib/json-object.ts';
import { type KeyMaterial, proveKey } from '../../lib/keys/key-material.ts';
import { decodeBase64 } from '../../lib/text-codecs.ts';
import type { CheckContext, CheckOutcome } from './check.ts';
import { keyOutcome } from './key-facts.ts';

/** A set of a few RSA keys of 4,096 bits. */
const MAX_LENGTH = 40_000;
/** More keys than a set has; the first private one is checked. */
const MAX_KEYS = 100;

const EC_CURVES: Readonly<Record<string, readonly [openssl: string, bytes: number]>> = {
  'P-256': ['prime256v1', 32],
  'P-384': ['secp384r1', 48],
  'P-521': ['secp521r1', 66],
  secp256k1: ['secp256k1', 32],
};
const OKP_CURVES = { Ed25519: 'ed25519', Ed448: 'ed448', X25519: 'x25519', X448: 'x448' } as const;

/** Facts: kty, crv, kid, alg, use; type, bits, curve, spkiSha256, sshFingerprint for key pairs; bits for symmetric keys. */
export function checkJwkPrivate(value: string, _context: CheckContext): CheckOutcome | undefined {
  const json = readJsonObject(value, MAX_LENGTH);
  const jwk = Array.isArray(json?.keys) ? firstPrivate(json.keys) : json;
  const kty = asText(jwk?.kty);
  if (jwk === undefined || kty === undefined) return undefined;
  const named = ['crv', 'kid', 'alg', 'use'].flatMap((name) => (asText(jwk[name]) ? [[name, jwk[name]]] : []));
  return { ...checkKey(kty, jwk), kty, ...Object.fromEntries(named) };
}

function firstPrivate(keys: readonly unknown[]): JsonObject | undefined {
  const objects = keys.slice(0, MAX_KEYS).filter(isJsonObject);
  return objects.find(({ d, k }) => d !== undefined || k !== undefined) ?? objects[0];
}

function checkKey(kty: string, jwk: JsonObject): CheckOutcome {
  if (kty === 'oct') return checkSymmetric(jwk);
  if (!['EC', 'RSA', 'OKP'].includes(kty)) return { valid: false, reason: 'unknown kty' };
  if (jwk.d === undefined) return { valid: false, reason: 'public' };
  const material = readMaterial(kty, jwk);
  return material === undefined ? { valid: false, reason: 'structure' } : keyOutcome(proveKey(material));
}

function checkSymmetric(jwk: JsonObject): CheckOutcome {
  const key = bytesOf(jwk, 'k');
  return key === undefined ? { valid: false, reason: 'structure' } : { valid: true, bits: key.length * 8 };
}

function readMaterial(kty: string, jwk: JsonObject): KeyMaterial | undefined {
  if (kty === 'RSA') return readRsa(jwk);
  const [d, x, y] = [bytesOf(jwk, 'd'), bytesOf(jwk, 'x'), bytesOf(jwk, 'y')];
  const crv = asText(jwk.crv) ?? '';
  if (d === undefined || x === undefined) return undefined;
  if (kty === 'OKP') {
    const type = Object.hasOwn(OKP_CURVES, crv) ? OKP_CURVES[crv as keyof typeof OKP_CURVES] : undefined;
    return type && { type, secret: d, publicKey: x };
  }
  const [curve, size] = (Object.hasOwn(EC_CURVES, crv) && EC_CURVES[crv]) || [];
  if (curve === undefined || y === undefined || x.length !== size || y.length !== size) return undefined;
  return { type: 'ec', curve, d, point: Buffer.concat([Buffer.of(4), x, y]) };
}

function readRsa(jwk: JsonObject): KeyMaterial | undefined {
  const [n, e, d, p, q] = ['n', 'e', 'd', 'p', 'q'].map((name) => bytesOf(jwk, name));
  if (!n || !e || !d) return undefined;
  if (!p || !q) return { type: 'rsa', n, e, d };
  const [dp, dq, qi] = ['dp', 'dq', 'qi'].map((name) => bytesOf(jwk, name));
  return { type: 'rsa', n, e, d, primes: { p, q, ...(dp && { dp }), ...(dq && { dq }), ...(qi && { qi }) } };
}

/** The bytes of a base64url member, or nothing when it is absent, empty or no base64url. */
function bytesOf(jwk: JsonObject, name: string): Buffer | undefined {
  const text = asText(jwk[name]);
  return text ? decodeBase64(text) : undefined;
}
