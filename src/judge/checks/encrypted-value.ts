// Encrypted forms that are told by how they begin and are not worth a file of their own: eyaml, dotenvx, age, git-crypt, Rails credentials.

import { decodeBase64 } from '../../lib/strict-base64.ts';
import { malformed, verifiedIf } from '../payloads/outcome.ts';
import type { CheckOutcome, OfflineCheck } from './check.ts';

/** Rails: AES-GCM with twelve bytes of initialization vector and a tag of 16. */
const railsIvBytes = 12;
const railsTagBytes = 16;
/** dotenvx: an ephemeral public key (65), a nonce (16) and a tag (16) at least. */
const eciesBytes = 97;

export const checkEncryptedValue: OfflineCheck = (value) => {
  const text = value.trim();
  if (text.startsWith('ENC[PKCS7,')) return eyaml(text);
  if (text.startsWith('encrypted:')) {
    const bytes = decodeBase64(text.slice('encrypted:'.length))?.length ?? 0;
    return labelled('dotenvx', bytes >= eciesBytes);
  }
  if (/^age-encryption\.org\/v1\r?\n-> |^-----BEGIN AGE ENCRYPTED FILE-----/.test(text)) return labelled('age', true);
  if (text.startsWith('\0GITCRYPT\0')) return labelled('git-crypt', true);
  return rails(text);
};

function eyaml(text: string): CheckOutcome {
  const bytes = decodeBase64(/^ENC\[PKCS7,([^\]]*)\]$/.exec(text)?.[1]?.replace(/\s+/g, '') ?? '');
  // CMS EnvelopedData is a DER sequence.
  return labelled('eyaml', bytes !== undefined && bytes[0] === 0x30);
}

function rails(text: string): CheckOutcome | undefined {
  const parts = text.split('--', 4);
  if (parts.length !== 3) return undefined;
  const [data, iv, tag] = parts.map((part) => decodeBase64(part)?.length);
  if (data === undefined) return undefined;
  return labelled('rails', iv === railsIvBytes && tag === railsTagBytes);
}

function labelled(kind: string, holds: boolean): CheckOutcome {
  return holds ? verifiedIf(true, { encrypted: true, kind }) : malformed({ kind });
}
