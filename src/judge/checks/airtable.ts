// Airtable personal access tokens: the token's public id, then 64 hex digits.

import { consistentIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

export const checkAirtable: OfflineCheck = (value) => {
  if (!value.startsWith('pat') || !value.includes('.')) return undefined;
  const match = /^(pat[A-Za-z0-9]{14})\.[0-9a-f]{64}$/.exec(value);
  return consistentIf(match !== null, { tokenId: match?.[1] ?? null });
};
