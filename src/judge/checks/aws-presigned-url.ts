// Pre-signed AWS requests: all parameters of the signature there and well-formed, valid for seven days at most.

import { malformed, verifiedIf } from '../payloads/outcome.ts';
import { readSignedQuery } from '../payloads/sigv4-query.ts';
import type { OfflineCheck } from './check.ts';

/** Seven days, in seconds. */
const maxLifetime = 604_800;

export const checkAwsPresignedUrl: OfflineCheck = (value, { now }) => {
  const signed = readSignedQuery(value, now);
  if (!signed) return /X-Amz-/i.test(value.slice(0, 1 << 14)) ? malformed() : undefined;
  const { isWhole, expiresSeconds = 0, facts } = signed;
  return verifiedIf(isWhole && expiresSeconds >= 1 && expiresSeconds <= maxLifetime, facts);
};
