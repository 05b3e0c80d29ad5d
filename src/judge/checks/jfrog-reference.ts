// JFrog reference tokens: base64 of `reftkn:<version>:<expiry>:<random>`; an expiry of 0 is none.

import { decodeBase64 } from '../../lib/strict-base64.ts';
import { malformed, verified } from '../payloads/outcome.ts';
import { expiry } from '../payloads/times.ts';
import type { OfflineCheck } from './check.ts';

export const checkJfrogReference: OfflineCheck = (value, { now }) => {
  if (!value.startsWith('cmVmdGtu')) return undefined;
  const text = decodeBase64(value)?.toString('latin1') ?? '';
  const match = /^reftkn:(\d\d):(\d{10}):([0-9A-Za-z]{27})$/.exec(text);
  if (!match) return malformed();
  const end = Number(match[2]);
  return verified({ version: match[1], neverExpires: end === 0, ...expiry(end === 0 ? undefined : end, now) });
};
