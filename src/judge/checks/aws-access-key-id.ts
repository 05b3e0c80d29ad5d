// AWS access key ids: those made since about 2019 carry their account. There is no checksum (45 of 100 random ids would pass), so a pass tells
// the account and proves little; ids of the older form carry none and are no worse for it.

import { readAccessKeyId } from '../payloads/aws-account.ts';
import { consistent, malformed, unknown } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

export const checkAwsAccessKeyId: OfflineCheck = (value) => {
  const id = readAccessKeyId(value);
  if (!id) return undefined;
  const { prefix, accountId } = id;
  if (!id.isWhole) return malformed({ prefix, modern: false, accountId: null });
  if (accountId === undefined) return unknown({ prefix, modern: false, accountId: null });
  return consistent({ prefix, modern: true, accountId, temporary: prefix === 'ASIA', canary: id.isCanary });
};
