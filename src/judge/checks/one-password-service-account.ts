// 1Password service account tokens: `ops_` and base64url of a JSON object with all a client needs to sign in.

import { parseJsonObject, stringMember } from '../../lib/json-object.ts';
import { decodeBase64 } from '../../lib/strict-base64.ts';
import { malformed, verifiedIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

export const checkOnePasswordServiceAccount: OfflineCheck = (value) => {
  if (!value.startsWith('ops_')) return undefined;
  const account = parseJsonObject(decodeBase64(value.slice(4), 'either'));
  if (!account) return malformed();
  const signInAddress = stringMember(account, 'signInAddress') ?? null;
  const email = stringMember(account, 'email') ?? null;
  // These three open it; the rest is there to find the account.
  const hasKeys = ['userAuth', 'secretKey', 'muk'].every((name) => Object.hasOwn(account, name));
  return verifiedIf(hasKeys && signInAddress !== null && email !== null, {
    signInAddress,
    host: signInAddress?.replace(/^https?:\/\//, '').replace(/[/:].*$/, '') ?? null,
    email,
    deviceUuid: stringMember(account, 'deviceUuid') ?? null,
  });
};
