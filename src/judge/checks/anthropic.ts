// Anthropic keys: the kind stands in clear; API and admin keys carry 95 characters of base64url whose last byte is zero. Observed, not
// documented.

import { consistent, consistentIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

const KINDS: ReadonlyMap<string, string> = new Map([
  ['api', 'api-key'],
  ['admin', 'admin-key'],
  ['oat', 'oauth-access-token'],
  ['ort', 'oauth-refresh-token'],
]);

export const checkAnthropic: OfflineCheck = (value) => {
  const match = /^sk-ant-([a-z]{3,5})(\d\d)-([A-Za-z0-9_-]*)$/.exec(value);
  if (!match) return undefined;
  const [code, version, body] = [match[1]!, match[2], match[3]!];
  const facts = { kind: KINDS.get(code) ?? code, version };
  if (code !== 'api' && code !== 'admin') return consistent(facts);
  return consistentIf(body.length === 95 && body.endsWith('AA'), facts);
};
