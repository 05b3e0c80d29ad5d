// HCP Terraform tokens: `<14>.atlasv1.<60 to 70>`. The first part is the token's public id; nothing can be computed.

import { consistentIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

export const checkTerraformCloud: OfflineCheck = (value) => {
  if (!value.includes('.atlasv1.')) return undefined;
  const match = /^([0-9A-Za-z]{14})\.atlasv1\.[0-9A-Za-z_=-]{60,70}$/.exec(value);
  return consistentIf(match !== null, { tokenId: match?.[1] ?? null });
};
