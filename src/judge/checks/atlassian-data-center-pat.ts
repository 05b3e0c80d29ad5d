// Personal access tokens of Atlassian Data Center products: base64 of `<token id>:` and 20 random bytes; Bitbucket writes `BBDC-` before it.

import { decodeBase64 } from '../../lib/strict-base64.ts';
import { verifiedIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

const tokenBytes = 33;
const randomBytes = 20;

export const checkAtlassianDataCenterPat: OfflineCheck = (value) => {
  const bytes = decodeBase64(value.replace(/^BBDC-/, ''), 'either');
  const head = bytes?.toString('latin1', 0, Math.max(0, bytes.length - randomBytes)) ?? '';
  const tokenId = /^(\d{1,12}):$/.exec(head)?.[1] ?? null;
  return verifiedIf(bytes?.length === tokenBytes && tokenId !== null, { tokenId });
};
