// Snyk personal and service account tokens: `snyk_uat.<key id>.<JSON>.<signature>`. That `j` is a ULID, `s` a UUID and the signature one of
// Ed25519 is inferred from published samples, not documented.

import { numberMember, parseJsonObject, stringMember } from '../../lib/json-object.ts';
import { decodeBase64 } from '../../lib/strict-base64.ts';
import { malformed, verifiedIf } from '../payloads/outcome.ts';
import { expiry, isoTime, ulidTime } from '../payloads/times.ts';
import type { OfflineCheck } from './check.ts';

const signatureBytes = 64;
/** The second half of an Ed25519 signature is a number below 2^252 and a bit, lowest byte first. */
const maxTopByte = 0x10;
const idBytes = 16;

export const checkSnykPat: OfflineCheck = (value, { now }) => {
  const kind = /^snyk_([us]at)\./.exec(value)?.[1];
  if (kind === undefined) return undefined;
  const parts = value.split('.', 5);
  const [, keyId = '', body = '', seal = ''] = parts;
  const payload = parseJsonObject(decodeBase64(body, 'url'));
  if (!payload) return malformed({ kind });
  const signature = seal.endsWith('=') ? undefined : decodeBase64(seal, 'url');
  const [end, host] = [numberMember(payload, 'e'), stringMember(payload, 'h')];
  const [tokenId, subject] = ['j', 's'].map((name) => decodeBase64(stringMember(payload, name) ?? '', 'url'));
  const subjectId = subject?.length === idBytes ? uuidText(subject) : null;
  const isSigned = signature?.length === signatureBytes && signature[signatureBytes - 1]! <= maxTopByte;
  const isWhole = end !== undefined && host !== undefined && tokenId?.length === idBytes && isVersion4(subjectId);
  return verifiedIf(parts.length === 4 && /^[0-9a-f]{8}$/.test(keyId) && isSigned && isWhole, {
    kind,
    keyId,
    host: host ?? null,
    subjectId,
    createdAt: tokenId?.length === idBytes ? isoTime(ulidTime(tokenId)) : null,
    ...expiry(end, now),
  });
};

function uuidText(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function isVersion4(uuid: string | null): boolean {
  return uuid !== null && /^.{14}4.{4}[89ab]/.test(uuid);
}
