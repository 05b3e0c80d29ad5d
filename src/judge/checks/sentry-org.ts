// Sentry organization tokens: `sntrys_`, the base64 of a JSON object, and a random part of 43 base64 characters (32 bytes).

import { numberMember, parseJsonObject, stringMember } from '../../lib/json-object.ts';
import { decodeBase64 } from '../../lib/strict-base64.ts';
import { malformed, verifiedIf } from '../payloads/outcome.ts';
import { isoTime } from '../payloads/times.ts';
import type { OfflineCheck } from './check.ts';

const PREFIX = 'sntrys_';
/** 32 bytes without padding. */
const SECRET = /^(?:[A-Za-z0-9+/]{43}|[A-Za-z0-9_-]{43})$/;

export const checkSentryOrg: OfflineCheck = (value) => {
  if (!value.startsWith(PREFIX)) return undefined;
  const end = value.lastIndexOf('_');
  const payload = parseJsonObject(decodeBase64(value.slice(PREFIX.length, Math.max(end, PREFIX.length)), 'either'));
  if (!payload) return malformed();
  const isSecret = SECRET.test(value.slice(end + 1));
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
