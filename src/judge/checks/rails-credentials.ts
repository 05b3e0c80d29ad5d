// Rails encrypted credentials (`credentials.yml.enc`): AES-128-GCM; ciphertext, nonce and tag in base64, joined by `--`. The tag says whether a key
// is the right one; what was decrypted is thrown away.

import { createDecipheriv } from 'node:crypto';
import { decodeBase64 } from '../../lib/text-codecs.ts';

/** A credentials file of a megabyte is none. */
const MAX_LENGTH = 1_000_000;
/** The digits with some white space around them. */
const MAX_KEY_LENGTH = 100;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Whether the master key (32 hexadecimal digits) opens the credentials file. Never throws. */
export function decryptsRailsCredentials(masterKey: string, encText: string): boolean {
  if (masterKey.length > MAX_KEY_LENGTH || encText.length > MAX_LENGTH) return false;
  if (!/^\s*[0-9a-f]{32}\s*$/i.test(masterKey)) return false;
  const parts = encText.trim().split('--', 4).map(decodeBase64);
  const [ciphertext, nonce, tag] = parts;
  if (parts.length !== 3 || !ciphertext?.length || nonce?.length !== NONCE_BYTES || tag?.length !== TAG_BYTES)
    return false;
  try {
    const key = Buffer.from(masterKey.trim(), 'hex');
    const decipher = createDecipheriv('aes-128-gcm', key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(tag);
    decipher.update(ciphertext);
    decipher.final();
    return true;
  } catch {
    return false;
  }
}
