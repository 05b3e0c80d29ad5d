// Postman API keys: `PMAK-`, 24 hex digits that look like a MongoDB ObjectID (inferred), 34 more. An ObjectID begins with its time.

import { consistentIf } from '../payloads/outcome.ts';
import { isoTime, objectIdTime } from '../payloads/times.ts';
import type { OfflineCheck } from './check.ts';

/** The first moment of 2013, the year before Postman was founded; a day ahead is a clock that is off. In seconds. */
const earliest = 1_356_998_400;
const daySeconds = 86_400;

export const checkPostman: OfflineCheck = (value, { now }) => {
  if (!value.startsWith('PMAK-')) return undefined;
  const match = /^PMAK-([0-9a-f]{24})-[0-9a-f]{34}$/.exec(value);
  const created = match ? objectIdTime(match[1]!) : 0;
  return consistentIf(created >= earliest && created <= now + daySeconds, {
    createdAt: match ? isoTime(created * 1000) : null,
  });
};
