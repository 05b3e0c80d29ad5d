// Private keys in DER: PKCS#1, PKCS#8 (RFC 5958), SEC 1 (RFC 5915), OpenSSL's DSA, EncryptedPrivateKeyInfo. Told apart by their structure: labels lie.

import {
  type DerElement,
  derTag,
  readDer,
  readDerFirst,
  readDerList,
  readDerOid,
  readDerSequence,
  writeDer,
} from '../der.ts';
import { curveName, curveOfGenerator } from './ec.ts';
import { edwardsCurve } from './edwards.ts';
import type { KeyMaterial } from './key-material.ts';
import { cipherName, encryptionScheme, keyTypeName } from './key-oids.ts';

export type PrivateKeyInfo =
  | { readonly kind: 'plain'; readonly material: KeyMaterial }
  /** Well formed, of an algorithm whose arithmetic is not known here (Diffie-Hellman, post-quantum, ...). */
  | { readonly kind: 'other'; readonly type: string }
  | { readonly kind: 'encrypted'; readonly cipher: string | null; readonly kdf: string | null };

const { integer, octetString, sequence, context0, context1, implicit1, bitString } = derTag;

/** What DER bytes begin with, or nothing when that is no complete private key. */
export function readPrivateKey(der: Uint8Array): PrivateKeyInfo | undefined {
  const outer = readDerFirst(der);
  const elements = outer?.tag === sequence ? readDerList(outer.content) : undefined;
  const [first, second] = elements ?? [];
  if (elements === undefined || first === undefined || second === undefined) return undefined;
  if (first.tag === sequence) return readEncrypted(first, elements);
  if (first.tag !== integer || first.content.length !== 1) return undefined;
  if (second.tag === sequence) return readPkcs8(elements);
  const material =
    second.tag === octetString ? readSec1(elements) : elements.length === 6 ? readDsa(elements) : readPkcs1(elements);
  return material && { kind: 'plain', material };
}

function readPkcs8([version, algorithm, key, ...rest]: readonly DerElement[]): PrivateKeyInfo | undefined {
  if (version!.content[0]! > 1 || key?.tag !== octetString) return undefined;
  if (rest.some(({ tag }) => tag !== context0 && tag !== implicit1 && tag !== context1)) return undefined;
  const [oid, parameters] = readDerList(algorithm!.content) ?? [];
  const name = readDerOid(oid);
  if (name === undefined) return undefined;
  const publicKey = rest.find(({ tag }) => tag === implicit1)?.content.subarray(1);
  const material = readByAlgorithm(name, algorithm!, parameters, key.content, publicKey);
  if (material === 'other') return { kind: 'other', type: keyTypeName(name) };
  return material && { kind: 'plain', material };
}

function readByAlgorithm(
  name: string,
  algorithm: DerElement,
  parameters: DerElement | undefined,
  key: Uint8Array,
  publicKey: Uint8Array | undefined,
): KeyMaterial | 'other' | undefined {
  const edwards = edwardsCurve(name);
  if (edwards !== undefined) {
    const secret = readDer(key);
    if (secret?.tag !== octetString) return undefined;
    return { type: edwards, secret: secret.content, ...(publicKey && { publicKey }) };
  }
  switch (name) {
    case '1.2.840.113549.1.1.1':
      return readPkcs1(readDerSequence(key) ?? []);
    case '1.2.840.113549.1.1.10': {
      const rsa = readPkcs1(readDerSequence(key) ?? []);
      return rsa?.type === 'rsa' ? { ...rsa, type: 'rsa-pss', algorithm: writeDer(sequence, algorithm.content) } : rsa;
    }
    case '1.2.840.10045.2.1':
      return readSec1(readDerSequence(key) ?? [], parameters);
    case '1.2.840.10040.4.1': {
      const [p, q, g] = integers(readDerList(parameters?.content ?? new Uint8Array()) ?? []) ?? [];
      const [x] = integers([readDer(key)]) ?? [];
      return p && q && g && x ? { type: 'dsa', p, q, g, x } : undefined;
    }
    default:
      return 'other';
  }
}

function readPkcs1([version, ...elements]: readonly DerElement[]): KeyMaterial | undefined {
  const numbers = integers(elements.slice(0, 8));
  if (version?.tag !== integer || numbers?.length !== 8 || elements.length > 9) return undefined;
  const [n, e, d, p, q, dp, dq, qi] = numbers as [Uint8Array, Uint8Array, ...Uint8Array[]];
  const others = elements[8] === undefined ? [] : otherPrimes(elements[8]);
  if (others === undefined) return undefined;
  return { type: 'rsa', n, e, d: d!, primes: { p: p!, q: q!, dp: dp!, dq: dq!, qi: qi!, others } };
}

/** The further primes of a multi-prime key (RFC 8017, A.1.2). */
function otherPrimes(list: DerElement): readonly Uint8Array[] | undefined {
  const infos = list.tag === sequence ? readDerList(list.content) : undefined;
  const primes = infos?.map((info) => integers(readDerList(info.content) ?? [])?.[0]);
  return primes?.every((prime) => prime !== undefined) ? (primes as Uint8Array[]) : undefined;
}

function readDsa(elements: readonly DerElement[]): KeyMaterial | undefined {
  const [, p, q, g, y, x] = integers(elements) ?? [];
  return p && q && g && y && x ? { type: 'dsa', p, q, g, y, x } : undefined;
}

/** `outer` are the parameters of the PKCS#8 wrapping, which name the curve there. */
function readSec1([version, key, ...rest]: readonly DerElement[], outer?: DerElement): KeyMaterial | undefined {
  if (version?.tag !== integer || version.content[0] !== 1 || key?.tag !== octetString) return undefined;
  const tagged = (tag: number) => rest.find((element) => element.tag === tag)?.content;
  const parameters = outer ?? readDer(tagged(context0) ?? new Uint8Array());
  const point = readDer(tagged(context1) ?? new Uint8Array());
  if (parameters === undefined) return undefined;
  const embedded = point?.tag === bitString ? { point: point.content.subarray(1) } : {};
  return { type: 'ec', ...readCurve(parameters), d: key.content, ...embedded };
}

/** A curve by name, or written out: then it is told by its generator, and unknown when that is nobody's. */
function readCurve(parameters: DerElement): { curve: string | null; parameters?: Buffer } {
  const oid = readDerOid(parameters);
  if (oid !== undefined) return { curve: curveName(oid) };
  // version, field, coefficients, generator, order, cofactor
  const generator = parameters.tag === sequence ? readDerList(parameters.content)?.[3] : undefined;
  const curve = generator?.tag === octetString ? curveOfGenerator(generator.content) : undefined;
  return { curve: curve ?? null, parameters: writeDer(parameters.tag, parameters.content) };
}

function readEncrypted(algorithm: DerElement, elements: readonly DerElement[]): PrivateKeyInfo | undefined {
  if (elements.length !== 2 || elements[1]!.tag !== octetString || elements[1]!.content.length === 0) return undefined;
  const [oid, parameters] = readDerList(algorithm.content) ?? [];
  const scheme = encryptionScheme(readDerOid(oid) ?? '');
  if (scheme === undefined) return undefined;
  if (scheme !== 'pbes2') return { kind: 'encrypted', cipher: scheme, kdf: 'pbes1' };
  const [kdf, cipher] = readDerList(parameters?.content ?? new Uint8Array()) ?? [];
  const nameIn = (element: DerElement | undefined) =>
    readDerOid(readDerList(element?.content ?? new Uint8Array())?.[0]);
  return { kind: 'encrypted', cipher: cipherName(nameIn(cipher)), kdf: cipherName(nameIn(kdf)) };
}

/** The contents of integers, or nothing when one is missing, empty or negative. */
function integers(elements: readonly (DerElement | undefined)[]): readonly Uint8Array[] | undefined {
  const isNumber = (element: DerElement | undefined) =>
    element?.tag === integer && element.content.length > 0 && element.content[0]! < 0x80;
  return elements.every(isNumber) ? elements.map((element) => element!.content) : undefined;
}
