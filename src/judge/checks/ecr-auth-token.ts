// Passwords of Amazon ECR: base64 of a JSON object with an encrypted payload, its data key and the time it ends. A docker login is the base64
// of `AWS:` and that password.

import { numberMember, parseJsonObject, stringMember } from '../../lib/json-object.ts';
import { decodeBase64 } from '../../lib/strict-base64.ts';
import { malformed, verifiedIf } from '../payloads/outcome.ts';
import { expiry } from '../payloads/times.ts';
import type { OfflineCheck } from './check.ts';

const USER = 'AWS:';

export const checkEcrAuthToken: OfflineCheck = (value, { now }) => {
  const outer = decodeBase64(value.trim());
  const isLogin = outer?.toString('latin1', 0, USER.length) === USER;
  const bytes = isLogin ? decodeBase64(outer.toString('latin1', USER.length)) : outer;
  const token = parseJsonObject(bytes);
  if (!token) return malformed();
  const expiration = numberMember(token, 'expiration');
  const isWhole =
    ['payload', 'datakey', 'version'].every((name) => stringMember(token, name) !== undefined) &&
    token.type === 'DATA_KEY' &&
    expiration !== undefined;
  return verifiedIf(isWhole, expiry(expiration, now));
};
