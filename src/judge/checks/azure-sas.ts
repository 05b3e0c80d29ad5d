// Azure shared access signatures: those of Storage (`sv`, `se`, `sig`) and those of Service Bus, Event Hubs and IoT Hub (`sr`, `se`, `sig`).
// The signature is an HMAC of 32 bytes; the parameters say what it opens and until when.

import { decodeBase64 } from '../../lib/strict-base64.ts';
import { malformed, verifiedIf } from '../payloads/outcome.ts';
import { parseQuery } from '../payloads/query.ts';
import { expiry, parseIsoTime } from '../payloads/times.ts';
import type { OfflineCheck } from './check.ts';

const signatureBytes = 32;

export const checkAzureSas: OfflineCheck = (value, { now }) => {
  // A match may end with the quote or bracket behind it; `&` may be written as in JSON.
  const plain = value.replaceAll('\\u0026', '&').replace(/[^\w%+/=.~-]+$/, '');
  const text = plain.trim().replace(/^.*?SharedAccessSignature[=\s]+/s, '');
  const query = parseQuery(text);
  if (!query) return malformed();
  if (!query.has('sig') && !query.has('se') && !query.has('sv')) return undefined;
  const isSigned = decodeBase64(query.get('sig') ?? '')?.length === signatureBytes;
  return query.has('sv') ? storage(query, isSigned, now) : resource(query, isSigned, now);
};

type Query = ReadonlyMap<string, string>;

function storage(query: Query, isSigned: boolean, now: number): ReturnType<OfflineCheck> {
  const version = query.get('sv') ?? '';
  const end = query.get('se');
  const expiresAt = end === undefined ? undefined : parseIsoTime(end);
  // A signature that names a stored policy (`si`) may leave times and permissions to it.
  const isBounded = expiresAt !== undefined || (end === undefined && query.has('si'));
  return verifiedIf(isSigned && isBounded && parseIsoTime(version) !== undefined, {
    version,
    permissions: query.get('sp') ?? null,
    service: query.get('ss') ?? query.get('sr') ?? null,
    ...expiry(expiresAt, now),
  });
}

function resource(query: Query, isSigned: boolean, now: number): ReturnType<OfflineCheck> {
  const end = query.get('se') ?? '';
  const expiresAt = /^\d{9,11}$/.test(end) ? Number(end) : undefined;
  return verifiedIf(isSigned && expiresAt !== undefined && query.has('sr'), {
    resource: query.get('sr') ?? null,
    policy: query.get('skn') ?? null,
    ...expiry(expiresAt, now),
  });
}
