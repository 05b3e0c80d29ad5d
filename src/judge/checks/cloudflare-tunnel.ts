// Cloudflare Tunnel tokens: base64 of the JSON object that cloudflared reads, account, tunnel and a secret of at least 32 bytes.

import { parseJsonObject, stringMember } from '../../lib/json-object.ts';
import { decodeBase64 } from '../../lib/strict-base64.ts';
import { malformed, verifiedIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

const ACCOUNT = /^[0-9a-f]{32}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const minSecretBytes = 32;

export const checkCloudflareTunnel: OfflineCheck = (value) => {
  const token = parseJsonObject(decodeBase64(value.trim(), 'either'));
  if (!token) return malformed();
  const account = stringMember(token, 'a') ?? '';
  const tunnelId = stringMember(token, 't') ?? '';
  const secretBytes = decodeBase64(stringMember(token, 's') ?? '')?.length ?? 0;
  const isAccount = ACCOUNT.test(account);
  const isTunnel = UUID.test(tunnelId);
  return verifiedIf(isAccount && isTunnel && secretBytes >= minSecretBytes, {
    account: isAccount ? account : null,
    tunnelId: isTunnel ? tunnelId : null,
    secretBytes,
  });
};
