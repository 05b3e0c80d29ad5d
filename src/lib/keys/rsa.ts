// The relations between the numbers of an RSA key.

import { bitLength, modPow, toBigInt } from '../big-numbers.ts';
import type { KeyProof } from './key-material.ts';
import { rsaSpki } from './spki.ts';

/** All numbers unsigned and big-endian. Without primes only `d` can be tried, which takes longer. */
export type RsaMaterial = {
  readonly type: 'rsa' | 'rsa-pss';
  readonly n: Uint8Array;
  readonly e: Uint8Array;
  readonly d: Uint8Array;
  readonly primes?: {
    readonly p: Uint8Array;
    readonly q: Uint8Array;
    readonly dp?: Uint8Array;
    readonly dq?: Uint8Array;
    readonly qi?: Uint8Array;
    /** The third and further primes of a multi-prime key. */
    readonly others?: readonly Uint8Array[];
  };
  /** AlgorithmIdentifier (DER) to write into the public key; plain rsaEncryption when absent. */
  readonly algorithm?: Uint8Array;
};

/** 16,384 bits, the most OpenSSL works with. */
const MAX_BYTES = 2048 + 1;
/** Without primes an exponentiation is needed: a third of a second at 4,096 bits (Node 20, a busy core). */
const MAX_POWER_BITS = 4096;
/** OpenSSL's limit for the public exponent of all but short keys. */
const MAX_PUBLIC_BITS = 64;

export function proveRsa(material: RsaMaterial): KeyProof {
  const { n, e, d, primes } = material;
  const numbers = [
    n,
    e,
    d,
    ...(primes ? [primes.p, primes.q, primes.dp, primes.dq, primes.qi, ...(primes.others ?? [])] : []),
  ];
  const isSane = numbers.every((bytes) => bytes === undefined || bytes.length <= MAX_BYTES);
  const modulus = isSane ? toBigInt(n) : 0n;
  return {
    isConsistent: isSane && modulus > 0n && relationsHold(material, modulus),
    type: material.type,
    bits: bitLength(modulus),
    curve: null,
    spki: isSane ? rsaSpki(n, e, material.algorithm) : null,
  };
}

function relationsHold({ e, d, primes }: RsaMaterial, n: bigint): boolean {
  const [publicExponent, exponent] = [toBigInt(e), toBigInt(d)];
  if (publicExponent < 2n || bitLength(publicExponent) > MAX_PUBLIC_BITS) return false;
  if (exponent < 2n || exponent >= n) return false;
  if (primes === undefined) return exponentsMatch(n, publicExponent, exponent);
  const [p, q] = [toBigInt(primes.p), toBigInt(primes.q)];
  const all = [p, q, ...(primes.others ?? []).map(toBigInt)];
  if (all.some((prime) => prime < 3n) || all.reduce((product, prime) => product * prime, 1n) !== n) return false;
  const product = publicExponent * exponent;
  return (
    all.every((prime) => product % (prime - 1n) === 1n) &&
    (primes.dp === undefined || toBigInt(primes.dp) === exponent % (p - 1n)) &&
    (primes.dq === undefined || toBigInt(primes.dq) === exponent % (q - 1n)) &&
    (primes.qi === undefined || (toBigInt(primes.qi) * q) % p === 1n)
  );
}

/** Whether raising to one exponent and then to the other gives back what was there; not decided for very long keys. */
function exponentsMatch(n: bigint, e: bigint, d: bigint): boolean {
  if (bitLength(n) > MAX_POWER_BITS) return true;
  return modPow(modPow(2n, e, n), d, n) === 2n % n;
}
