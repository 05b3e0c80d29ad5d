// Password hashes by bcrypt: `$2b$<cost>$` and 53 characters of its own base64. The cost is 4 to 31.

import { malformed, verifiedIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

const minCost = 4;
const maxCost = 31;

export const checkBcrypt: OfflineCheck = (value) => {
  const match = /^\$2[abxy]?\$(\d\d)\$(.*)$/s.exec(value);
  if (!match) return /^\$2[abxy]?\$/.test(value) ? malformed({ hash: true, cost: null }) : undefined;
  const cost = Number(match[1]);
  const isBody = /^[./A-Za-z0-9]{53}$/.test(match[2]!);
  return verifiedIf(isBody && cost >= minCost && cost <= maxCost, { hash: true, cost });
};
