// Sentry organization tokens: `sntrys_`, the base64 of a JSON object, and a random part of 43 base64 characters (32 bytes).

import { numberMember, parseJsonObject, stringMember } from '../../lib/json-object.ts';
import { decodeBase64 } from '../../lib/strict-base64.ts';
import { malformed, verifiedIf } from '../payloads/outcome.ts';
import { isoTime } from '../payloads/times.ts';
import type { OfflineCheck } from './check.ts';

const PREFIX = 'sntrys_';
const secretBytes = 32;

export const checkSentryOrg: OfflineCheck = (value) => {
  if (!value.startsWith(PREFIX)) return undefined;
  const end = value.lastIndexOf('_');
  const payload = parseJsonObject(decodeBase64(value.slice(PREFIX.length, Math.max(end, PREFIX.length)), 'either'));
  if (!payload) return malformed();
  const secret = value.slice(end + 1);
  const isSecret = !secret.endsWith('=') && decodeBase64(secret, 'either')?.length === secretBytes;
  const org = stringMember(payload, 'org') ?? null;
  const iat = numberMember(payload, 'iat') ?? null;
  return verifiedIf(isSecret && org !== null && iat !== null, {
    org,
    url: stringMember(payload, 'url') ?? null,
    regionUrl: stringMember(payload, 'region_url') ?? null,
    iat,
    createdAt: iat === null ? null : isoTime(iat * 1000),
  });
};
