// Short-term Amazon Bedrock keys: `bedrock-api-key-` and the base64 of a pre-signed request, good for twelve hours at most.

import { decodeBase64 } from '../../lib/strict-base64.ts';
import { malformed, verifiedIf } from '../payloads/outcome.ts';
import { readSignedQuery } from '../payloads/sigv4-query.ts';
import type { OfflineCheck } from './check.ts';

const PREFIX = 'bedrock-api-key-';
/** Twelve hours, in seconds. */
const maxLifetime = 43_200;

export const checkBedrockShortTerm: OfflineCheck = (value, { now }) => {
  if (!value.startsWith(PREFIX)) return undefined;
  const text = decodeBase64(value.slice(PREFIX.length), 'either')?.toString('latin1') ?? '';
  const signed = readSignedQuery(text, now);
  if (!signed) return malformed();
  const { isWhole, expiresSeconds = 0, facts } = signed;
  return verifiedIf(isWhole && expiresSeconds >= 1 && expiresSeconds <= maxLifetime, facts);
};
