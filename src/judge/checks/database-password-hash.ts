// Password hashes as databases store them: PostgreSQL's SCRAM verifier and MD5, MySQL's double SHA-1.

import { decodeBase64 } from '../../lib/strict-base64.ts';
import { consistent, malformed, verifiedIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

const keyBytes = 32;

export const checkDatabasePasswordHash: OfflineCheck = (value) => {
  if (/^\*[0-9A-F]{40}$/.test(value)) return consistent({ hash: true, algorithm: 'mysql-native' });
  if (/^md5[0-9a-f]{32}$/.test(value)) return consistent({ hash: true, algorithm: 'postgresql-md5' });
  if (!value.startsWith('SCRAM-SHA-256$')) return undefined;
  const match = /^SCRAM-SHA-256\$(\d{1,9}):([^$:]+)\$([^$:]+):([^$:]+)$/.exec(value);
  if (!match) return malformed({ hash: true, algorithm: 'scram-sha-256' });
  const keys = [match[3], match[4]].map((part) => decodeBase64(part ?? '')?.length);
  const isWhole = decodeBase64(match[2]!) !== undefined && keys.every((length) => length === keyBytes);
  return verifiedIf(isWhole, { hash: true, algorithm: 'scram-sha-256', iterations: Number(match[1]) });
};
