// SendGrid API keys: `SG.`, 16 bytes of id and 32 of secret in base64url. That the bits behind the last bytes are zero (one random key in 64)
// is inferred: it raises a key, and a key without is no worse.

import { decodeBase64 } from '../../lib/strict-base64.ts';
import { consistent, malformed, verified } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

export const checkSendgrid: OfflineCheck = (value) => {
  if (!value.startsWith('SG.')) return undefined;
  const match = /^SG\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/.exec(value);
  if (!match) return malformed({ keyId: null });
  const isCanonical = decodeBase64(match[1]!, 'url') !== undefined && decodeBase64(match[2]!, 'url') !== undefined;
  const facts = { keyId: match[1], canonical: isCanonical };
  return isCanonical ? verified(facts) : consistent(facts);
};
