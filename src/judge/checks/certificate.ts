// X.509 certificates: public, never an alarm. Read for the key they hold, which a private key elsewhere may match, and for when they end.

import { X509Certificate } from 'node:crypto';
import { certificateSpki } from '../../lib/keys/certificate-spki.ts';
import { decodeBody, findPemBlocks } from '../../lib/keys/pem-text.ts';
import { spkiFingerprint } from '../../lib/keys/spki.ts';
import type { CheckContext, CheckOutcome } from './check.ts';

const MAX_LENGTH = 60_000;

/** Facts: public (always true), subject, issuer, notAfter (seconds since 1970), expired, spkiSha256. */
export function checkCertificate(value: string, { now }: CheckContext): CheckOutcome | undefined {
  if (value.length > MAX_LENGTH) return undefined;
  const [block] = findPemBlocks(value, /^(?:X509 |TRUSTED )?CERTIFICATE$/, 1);
  const bytes = block === undefined && /^\s*MI[A-Za-z0-9+/]/.test(value) ? decodeBody(value) : block?.bytes;
  if (bytes === undefined) return block && { valid: false, public: true, reason: 'structure' };
  const spki = certificateSpki(bytes);
  if (spki === undefined) return block && { valid: false, public: true, reason: 'structure' };
  return { valid: true, public: true, ...describe(bytes, now), spkiSha256: spkiFingerprint(spki) };
}

function describe(bytes: Buffer, now: number) {
  try {
    const { subject, issuer, validTo } = new X509Certificate(bytes);
    const notAfter = Date.parse(validTo) / 1000;
    return { subject: oneLine(subject), issuer: oneLine(issuer), notAfter, expired: notAfter < now };
  } catch {
    // OpenSSL refuses some certificates (odd algorithms, a trust suffix) whose key can still be compared.
    return { subject: null, issuer: null, notAfter: null, expired: null };
  }
}

/** Node writes one attribute a line. */
function oneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ');
}
