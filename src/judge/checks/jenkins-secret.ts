// Secrets as Jenkins stores them: `{base64}` of a version, the lengths of vector and data, and both. Whoever has `master.key` and
// `hudson.util.Secret` can read them.

import { decodeBase64 } from '../../lib/strict-base64.ts';
import { malformed, verifiedIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

const headerBytes = 9;
const blockBytes = 16;

export const checkJenkinsSecret: OfflineCheck = (value) => {
  const body = /^\{(AQAAA[^}]*)\}$/.exec(value.trim())?.[1];
  if (body === undefined) return /^\{[A-Za-z0-9+/=]+\}?$/.test(value.trim()) ? malformed() : undefined;
  const bytes = decodeBase64(body);
  if (!bytes || bytes.length < headerBytes) return malformed();
  const [vector, data] = [bytes.readUInt32BE(1), bytes.readUInt32BE(5)];
  const isWhole =
    bytes[0] === 1 &&
    vector === blockBytes &&
    data > 0 &&
    data % blockBytes === 0 &&
    bytes.length === headerBytes + vector + data;
  return verifiedIf(isWhole, { encrypted: isWhole });
};
