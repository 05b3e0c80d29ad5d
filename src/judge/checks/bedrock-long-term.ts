// Long-term Amazon Bedrock keys: `ABSK` and the base64 of `<IAM user>-at-<account>:<secret>`.

import { decodeBase64 } from '../../lib/strict-base64.ts';
import { malformed, verified } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

export const checkBedrockLongTerm: OfflineCheck = (value) => {
  if (!value.startsWith('ABSK')) return undefined;
  const text = decodeBase64(value.slice(4))?.toString('latin1') ?? '';
  const match = /^(BedrockAPIKey-[\w+=,.@-]{1,64})-at-(\d{12}):[\x21-\x7e]{8,}$/.exec(text);
  return match ? verified({ iamUser: match[1], accountId: match[2] }) : malformed();
};
