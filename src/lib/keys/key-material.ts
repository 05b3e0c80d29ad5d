// A private key as numbers, whatever file format it came from, and the one function that says whether its parts belong together. OpenSSL loads RSA
// keys with a wrong prime and EC keys with a wrong scalar (measured with Node 20.20), so loading a key proves nothing; the relations do.

import { type DsaMaterial, proveDsa } from './dsa.ts';
import { type EcMaterial, proveEc } from './ec.ts';
import { type EdwardsMaterial, proveEdwards } from './edwards.ts';
import { proveRsa, type RsaMaterial } from './rsa.ts';

export type KeyMaterial = RsaMaterial | DsaMaterial | EcMaterial | EdwardsMaterial;

/** What the numbers of a private key prove. */
export type KeyProof = {
  /** Whether every relation that can be computed holds: n = p*q, the CRT values, d*G, g^x, the public half. */
  readonly isConsistent: boolean;
  /** As node:crypto names it: rsa, rsa-pss, dsa, ec, ed25519, ed448, x25519, x448. */
  readonly type: string;
  /** Length of the modulus, for RSA and DSA. */
  readonly bits: number | null;
  /** As OpenSSL names it, for EC. */
  readonly curve: string | null;
  /** SubjectPublicKeyInfo of the public key (DER), when it can be written. */
  readonly spki: Buffer | null;
};

/** Never throws; the time is bounded by refusing numbers larger than any key in use has. */
export function proveKey(material: KeyMaterial): KeyProof {
  switch (material.type) {
    case 'rsa':
    case 'rsa-pss':
      return proveRsa(material);
    case 'dsa':
      return proveDsa(material);
    case 'ec':
      return proveEc(material);
    default:
      return proveEdwards(material);
  }
}
