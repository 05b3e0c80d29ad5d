// Tailscale keys: `tskey-<kind>-<id>CNTRL-<secret>`; the id is the public name of the key.

import { consistentIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

export const checkTailscale: OfflineCheck = (value) => {
  const kind = /^tskey-([a-z]{2,10})-/.exec(value)?.[1];
  if (kind === undefined) return undefined;
  const match = /^tskey-[a-z]+-([A-Za-z0-9]{4,40}CNTRL)-[A-Za-z0-9]{16,64}$/.exec(value);
  return consistentIf(match !== null, { kind, keyId: match?.[1] ?? null });
};
