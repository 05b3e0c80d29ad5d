// Ed25519, Ed448, X25519 and X448: the public half follows from the secret one, computed by node:crypto.

import { createPrivateKey, createPublicKey } from 'node:crypto';
import { derTag, writeDer } from '../der.ts';
import type { KeyProof } from './key-material.ts';

export type EdwardsCurve = 'ed25519' | 'ed448' | 'x25519' | 'x448';

/** A secret (seed or scalar) and, where the key carries one, its public half. */
export type EdwardsMaterial = {
  readonly type: EdwardsCurve;
  readonly secret: Uint8Array;
  readonly publicKey?: Uint8Array;
};

/** Last byte of the object identifier 1.3.101.x, and the length of both halves. */
const CURVES: Readonly<Record<EdwardsCurve, { readonly id: number; readonly length: number }>> = {
  x25519: { id: 110, length: 32 },
  x448: { id: 111, length: 56 },
  ed25519: { id: 112, length: 32 },
  ed448: { id: 113, length: 57 },
};

export function proveEdwards({ type, secret, publicKey }: EdwardsMaterial): KeyProof {
  const derived = edwardsPublic(type, secret);
  const isConsistent = derived !== undefined && (publicKey === undefined || derived.equals(publicKey));
  const shown = publicKey ?? derived;
  return { isConsistent, type, bits: null, curve: null, spki: shown ? edwardsSpki(type, shown) : null };
}

/** The raw public half, or nothing when the secret has the wrong length. X25519 clamps the scalar as RFC 7748 says. */
export function edwardsPublic(curve: EdwardsCurve, secret: Uint8Array): Buffer | undefined {
  const { id, length } = CURVES[curve];
  if (secret.length !== length) return undefined;
  const algorithm = writeDer(derTag.sequence, writeDer(derTag.oid, Buffer.of(0x2b, 0x65, id)));
  const inner = writeDer(derTag.octetString, writeDer(derTag.octetString, secret));
  const key = writeDer(derTag.sequence, writeDer(derTag.integer, Buffer.of(0)), algorithm, inner);
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  return createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-length);
}

/** SubjectPublicKeyInfo of a raw public half, or nothing when its length is wrong. */
export function edwardsSpki(curve: EdwardsCurve, publicKey: Uint8Array): Buffer | null {
  const { id, length } = CURVES[curve];
  if (publicKey.length !== length) return null;
  const algorithm = writeDer(derTag.sequence, writeDer(derTag.oid, Buffer.of(0x2b, 0x65, id)));
  return writeDer(derTag.sequence, algorithm, writeDer(derTag.bitString, Buffer.of(0), publicKey));
}

/** The curve of an object identifier, or nothing. */
export function edwardsCurve(oid: string): EdwardsCurve | undefined {
  const found = Object.entries(CURVES).find(([, { id }]) => oid === `1.3.101.${id}`);
  return found?.[0] as EdwardsCurve | undefined;
}
