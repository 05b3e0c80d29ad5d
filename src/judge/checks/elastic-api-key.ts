// Elasticsearch API keys in their encoded form: base64 of `<id, 20>:<key, 22>`.

import { decodeBase64 } from '../../lib/strict-base64.ts';
import { malformed, verified } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

export const checkElasticApiKey: OfflineCheck = (value) => {
  const text = decodeBase64(value)?.toString('latin1') ?? '';
  const match = /^([A-Za-z0-9_-]{20}):[A-Za-z0-9_-]{22}$/.exec(text);
  return match ? verified({ keyId: match[1] }) : malformed();
};
