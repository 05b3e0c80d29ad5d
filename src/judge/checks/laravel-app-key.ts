// Laravel's APP_KEY: `base64:` and the key of AES-256 (32 bytes) or AES-128 (16 bytes). Nothing but the length can be checked.

import { decodeBase64 } from '../../lib/text-codecs.ts';
import type { CheckContext, CheckOutcome } from './check.ts';

const MAX_LENGTH = 200;

/** Facts: bytes, cipher. */
export function checkLaravelAppKey(value: string, _context: CheckContext): CheckOutcome | undefined {
  if (value.length > MAX_LENGTH) return undefined;
  const text = value.trim();
  if (!text.startsWith('base64:')) return undefined;
  const key = decodeBase64(text.slice('base64:'.length));
  const bytes = key?.length ?? 0;
  if (bytes !== 16 && bytes !== 32) return { valid: false, bytes, reason: key ? 'length' : 'encoding' };
  return { valid: true, bytes, cipher: bytes === 32 ? 'aes-256' : 'aes-128' };
}
