// GitHub App installation tokens of 2026: `ghs_<app id>_<JWT>`. GitHub asks to treat the token as opaque, so nothing is asked of the claims.

import { numberMember } from '../../lib/json-object.ts';
import { isSignatureLength, splitJwt } from '../payloads/jwt-parts.ts';
import { malformed, verifiedIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

export const checkGithubStatelessInstallation: OfflineCheck = (value, { now }) => {
  const match = /^ghs_(\d{1,20})_(.+)$/s.exec(value);
  if (!match) return value.startsWith('ghs_') && value.includes('.') ? malformed() : undefined;
  const [, appId, token] = match as unknown as [string, string, string];
  const parts = splitJwt(token);
  const exp = numberMember(parts?.payload, 'exp');
  const isWhole =
    parts?.header !== undefined &&
    parts.payload !== undefined &&
    parts.signature !== undefined &&
    isSignatureLength(parts.alg ?? '', parts.signature.length);
  return verifiedIf(isWhole, {
    appId,
    header: parts?.header ?? null,
    exp: exp ?? null,
    expiresAt: exp ?? null,
    expired: exp === undefined ? null : exp < now,
  });
};
