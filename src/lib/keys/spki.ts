// Writes public keys as SubjectPublicKeyInfo (RFC 5280): the form whose SHA-256 is a key's fingerprint, whatever file it came from.

import { derTag, writeDer } from '../der.ts';
import { sha256 } from '../hashes.ts';

const RSA_OID = Buffer.from('2a864886f70d010101', 'hex');
const DSA_OID = Buffer.from('2a8648ce380401', 'hex');
const EC_OID = Buffer.from('2a8648ce3d0201', 'hex');

/** SHA-256 of a public key's DER, in lower-case hexadecimal. */
export function spkiFingerprint(spki: Uint8Array): string {
  return sha256(spki).toString('hex');
}

/** `algorithm` is the complete AlgorithmIdentifier where it is not plain rsaEncryption (RSA-PSS). */
export function rsaSpki(n: Uint8Array, e: Uint8Array, algorithm?: Uint8Array): Buffer {
  const plain = writeDer(derTag.sequence, writeDer(derTag.oid, RSA_OID), writeDer(derTag.null));
  return publicKeyInfo(algorithm ?? plain, writeDer(derTag.sequence, derInteger(n), derInteger(e)));
}

export function dsaSpki(p: Uint8Array, q: Uint8Array, g: Uint8Array, y: Uint8Array): Buffer {
  const domain = writeDer(derTag.sequence, derInteger(p), derInteger(q), derInteger(g));
  return publicKeyInfo(writeDer(derTag.sequence, writeDer(derTag.oid, DSA_OID), domain), derInteger(y));
}

/** `curve` is the dotted identifier of a named curve or the DER of written-out parameters, `point` uncompressed. */
export function ecSpki(curve: string | Uint8Array, point: Uint8Array): Buffer {
  const parameters = typeof curve === 'string' ? writeDer(derTag.oid, oidBytes(curve)) : curve;
  const algorithm = writeDer(derTag.sequence, writeDer(derTag.oid, EC_OID), parameters);
  return publicKeyInfo(algorithm, point);
}

/** An unsigned big-endian number as a minimal DER INTEGER. */
export function derInteger(bytes: Uint8Array): Buffer {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  const digits = bytes.subarray(start);
  const sign = digits.length === 0 || digits[0]! & 0x80 ? Buffer.of(0) : Buffer.alloc(0);
  return writeDer(derTag.integer, sign, digits);
}

function publicKeyInfo(algorithm: Uint8Array, key: Uint8Array): Buffer {
  return writeDer(derTag.sequence, algorithm, writeDer(derTag.bitString, Buffer.of(0), key));
}

/** The content of an OBJECT IDENTIFIER. */
function oidBytes(dotted: string): Buffer {
  const [root = 0, second = 0, ...arcs] = dotted.split('.').map(Number);
  const bytes: number[] = [];
  for (const arc of [root * 40 + second, ...arcs]) {
    const digits = [arc & 0x7f];
    for (let rest = arc >>> 7; rest > 0; rest >>>= 7) digits.unshift(0x80 | (rest & 0x7f));
    bytes.push(...digits);
  }
  return Buffer.from(bytes);
}
