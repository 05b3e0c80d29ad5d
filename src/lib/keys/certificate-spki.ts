// Finds the public key in an X.509 certificate or certificate request without understanding the rest of it.

import { type DerElement, derTag, readDer, readDerFirst, readDerList, readDerOid, writeDer } from '../der.ts';

/** SubjectPublicKeyInfo (DER) of a certificate, or nothing when the bytes are none. */
export function certificateSpki(der: Uint8Array): Buffer | undefined {
  const fields = firstSequence(der);
  const start = fields?.[0]?.tag === derTag.context0 ? 1 : 0;
  // serial, signature, issuer, validity, subject, key
  return fields && asSpki(fields[start + 5]);
}

/** SubjectPublicKeyInfo (DER) of a PKCS#10 certificate request, or nothing. */
export function requestSpki(der: Uint8Array): Buffer | undefined {
  // version, subject, key
  return asSpki(firstSequence(der)?.[2]);
}

/** The bytes again when they are a SubjectPublicKeyInfo, or nothing. */
export function plainSpki(der: Uint8Array): Buffer | undefined {
  return asSpki(readDer(der));
}

function firstSequence(der: Uint8Array): readonly DerElement[] | undefined {
  const outer = readDerFirst(der);
  const parts = outer?.tag === derTag.sequence ? readDerList(outer.content) : undefined;
  return parts?.[0]?.tag === derTag.sequence ? readDerList(parts[0].content) : undefined;
}

function asSpki(element: DerElement | undefined): Buffer | undefined {
  if (element?.tag !== derTag.sequence) return undefined;
  const [algorithm, key] = readDerList(element.content) ?? [];
  if (algorithm?.tag !== derTag.sequence || key?.tag !== derTag.bitString) return undefined;
  const oid = readDerOid(readDerList(algorithm.content)?.[0]);
  return oid === undefined ? undefined : writeDer(derTag.sequence, element.content);
}
