// Elliptic curves by node:crypto's ECDH: the public point is d*G, computed by OpenSSL and compared with the one the key carries.

import { createECDH, ECDH } from 'node:crypto';
import type { KeyProof } from './key-material.ts';
import { ecSpki } from './spki.ts';

/** A scalar and, where the key carries one, its point (compressed or not). */
export type EcMaterial = {
  readonly type: 'ec';
  /** OpenSSL's name, or the dotted identifier of a curve that has none here. */
  readonly curve: string | null;
  readonly d: Uint8Array;
  readonly point?: Uint8Array;
  /** The parameters (DER) of a key that writes its curve out instead of naming it. */
  readonly parameters?: Uint8Array;
};

/** Object identifiers of the curves that are met, with OpenSSL's names. */
const CURVES: readonly (readonly [oid: string, name: string])[] = [
  ['1.2.840.10045.3.1.1', 'prime192v1'],
  ['1.2.840.10045.3.1.7', 'prime256v1'],
  ['1.3.132.0.33', 'secp224r1'],
  ['1.3.132.0.34', 'secp384r1'],
  ['1.3.132.0.35', 'secp521r1'],
  ['1.3.132.0.10', 'secp256k1'],
  ['1.3.36.3.3.2.8.1.1.7', 'brainpoolP256r1'],
  ['1.3.36.3.3.2.8.1.1.11', 'brainpoolP384r1'],
  ['1.3.36.3.3.2.8.1.1.13', 'brainpoolP512r1'],
  ['1.2.156.10197.1.301', 'SM2'],
];

/** OpenSSL's name of a curve, or its identifier again. */
export function curveName(oid: string): string {
  return CURVES.find(([known]) => known === oid)?.[1] ?? oid;
}

/** The dotted identifier of a curve, or nothing for an unknown name. */
export function curveOid(name: string): string | undefined {
  return CURVES.find(([, known]) => known === name)?.[0];
}

/** No curve in use has a longer scalar (sect571: 72 bytes). */
const MAX_SCALAR_BYTES = 80;

export function proveEc({ curve, d, point, parameters }: EcMaterial): KeyProof {
  const unknown = { type: 'ec', bits: null, curve, spki: null };
  const oid = curve === null ? undefined : curveOid(curve);
  // What cannot be computed is not refuted: an odd curve leaves only the structure.
  if (curve === null || oid === undefined) return { ...unknown, isConsistent: true };
  const derived = ecPoint(curve, d);
  if (derived === undefined) return { ...unknown, isConsistent: false };
  const embedded = point === undefined ? derived : uncompressPoint(curve, point);
  const isConsistent = embedded?.equals(derived) ?? false;
  return { ...unknown, isConsistent, spki: embedded === undefined ? null : ecSpki(parameters ?? oid, embedded) };
}

/** The curve that a written-out generator belongs to, or nothing when it is none of the known ones'. */
export function curveOfGenerator(generator: Uint8Array): string | undefined {
  const one = Buffer.of(1);
  const isItsOwn = (name: string) => uncompressPoint(name, generator)?.equals(ecPoint(name, one) ?? Buffer.alloc(0));
  return CURVES.find(([, name]) => isItsOwn(name))?.[1];
}

/** The uncompressed point d*G (0x04, x, y), or nothing when the scalar is not within 1..n-1 or the curve unknown to OpenSSL. */
export function ecPoint(curve: string, d: Uint8Array): Buffer | undefined {
  if (d.length === 0 || d.length > MAX_SCALAR_BYTES) return undefined;
  try {
    const ecdh = createECDH(curve);
    ecdh.setPrivateKey(d);
    return ecdh.getPublicKey();
  } catch {
    return undefined;
  }
}

/** The uncompressed form of a point, or nothing when it does not lie on the curve. */
export function uncompressPoint(curve: string, point: Uint8Array): Buffer | undefined {
  try {
    return ECDH.convertKey(point, curve, undefined, undefined, 'uncompressed') as Buffer;
  } catch {
    return undefined;
  }
}

/** The compressed form (0x02 or 0x03, x) of an uncompressed point. */
export function compressPoint(point: Uint8Array): Buffer {
  const size = (point.length - 1) / 2;
  return Buffer.concat([Buffer.of(2 + (point.at(-1)! & 1)), point.subarray(1, 1 + size)]);
}
