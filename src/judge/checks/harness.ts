// Harness tokens: `pat.` or `sat.`, the account id in clear, 24 hex digits that look like a MongoDB ObjectID (inferred), 20 random characters.

import { consistentIf } from '../payloads/outcome.ts';
import { isoTime, objectIdTime } from '../payloads/times.ts';
import type { OfflineCheck } from './check.ts';

export const checkHarness: OfflineCheck = (value) => {
  const kind = /^([ps]at)\./.exec(value)?.[1];
  if (kind === undefined) return undefined;
  const match = /^[ps]at\.([A-Za-z0-9_-]{22})\.([0-9a-f]{24})\.[A-Za-z0-9]{20}$/.exec(value);
  return consistentIf(match !== null, {
    kind,
    account: match?.[1] ?? null,
    createdAt: match ? isoTime(objectIdTime(match[2]!) * 1000) : null,
  });
};
