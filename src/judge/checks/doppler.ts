// Doppler tokens: kind and, for service tokens, sometimes the configuration stand in clear.

import { consistentIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

const KINDS: ReadonlyMap<string, string> = new Map([
  ['pt', 'personal'],
  ['st', 'service'],
  ['ct', 'cli'],
  ['sa', 'service-account'],
  ['scim', 'scim'],
  ['audit', 'audit'],
]);

export const checkDoppler: OfflineCheck = (value) => {
  const kind = KINDS.get(/^dp\.(pt|st|ct|sa|scim|audit)\./.exec(value)?.[1] ?? '');
  if (kind === undefined) return undefined;
  const match = /^dp\.[a-z]+\.(?:([a-z0-9_-]{1,60})\.)?[A-Za-z0-9]{40,44}$/.exec(value);
  return consistentIf(match !== null, { kind, environment: match?.[1] ?? null });
};
