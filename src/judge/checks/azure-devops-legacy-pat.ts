// Azure DevOps tokens of the older form. Any 52 letters look like one; the checksum tells them apart.

import { azureDevOpsPatKind } from '../../lib/checksums/azure-devops-pat.ts';
import type { OfflineCheck } from './check.ts';

/** `kind` is `user` or `app`, or null when no checksum fits. */
export const checkAzureDevOpsLegacyPat: OfflineCheck = (value) => {
  if (!/^[a-z2-7]{52}$/.test(value)) return undefined;
  const kind = azureDevOpsPatKind(value);
  return { valid: kind !== undefined, kind: kind ?? null };
};
