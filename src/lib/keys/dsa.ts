// The relation between the two halves of a DSA key: y = g^x mod p.

import { bitLength, modPow, toBigInt, toBytes } from '../big-numbers.ts';
import type { KeyProof } from './key-material.ts';
import { dsaSpki } from './spki.ts';

/** All numbers unsigned and big-endian. PKCS#8 leaves `y` out; it is computed then. */
export type DsaMaterial = {
  readonly type: 'dsa';
  readonly p: Uint8Array;
  readonly q: Uint8Array;
  readonly g: Uint8Array;
  readonly x: Uint8Array;
  readonly y?: Uint8Array;
};

/** 4,096 and 512 bits: above what FIPS 186 allows, and still computed in milliseconds. */
const MAX_P_BYTES = 512 + 1;
const MAX_Q_BYTES = 64 + 1;

export function proveDsa(material: DsaMaterial): KeyProof {
  const y = publicNumber(material);
  const isSane = y !== undefined;
  return {
    isConsistent: isSane && (material.y === undefined || toBigInt(material.y) === y),
    type: 'dsa',
    bits: isSane ? bitLength(toBigInt(material.p)) : null,
    curve: null,
    spki: isSane ? dsaSpki(material.p, material.q, material.g, toBytes(y, material.p.length)) : null,
  };
}

/** g^x mod p, or nothing when a number is out of range. */
function publicNumber({ p, q, g, x, y }: DsaMaterial): bigint | undefined {
  if ([p, g, y].some((bytes) => (bytes?.length ?? 0) > MAX_P_BYTES)) return undefined;
  if ([q, x].some((bytes) => bytes.length > MAX_Q_BYTES)) return undefined;
  const [prime, generator, exponent] = [toBigInt(p), toBigInt(g), toBigInt(x)];
  // Old embedded SSH servers chose x above q; it works all the same.
  if (prime < 3n || exponent < 1n || generator < 2n || generator >= prime) return undefined;
  return modPow(generator, exponent, prime);
}
