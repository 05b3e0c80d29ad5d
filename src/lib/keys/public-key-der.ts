// The public key in DER bytes of which nothing is known but that they may be a certificate, a certificate request or a key.

import { certificateSpki, plainSpki, requestSpki } from './certificate-spki.ts';

export type PublicKeyDer = {
  readonly kind: 'certificate' | 'certificate request' | 'public key';
  /** SubjectPublicKeyInfo (DER). */
  readonly spki: Buffer;
};

/** Nothing when the bytes are none of the three; what follows a certificate is left alone. */
export function publicKeyOfDer(bytes: Uint8Array): PublicKeyDer | undefined {
  const plain = plainSpki(bytes);
  if (plain) return { kind: 'public key', spki: plain };
  const ofCertificate = certificateSpki(bytes);
  if (ofCertificate) return { kind: 'certificate', spki: ofCertificate };
  const ofRequest = requestSpki(bytes);
  return ofRequest && { kind: 'certificate request', spki: ofRequest };
}
