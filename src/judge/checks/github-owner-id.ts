// The number of the user or organization in a fine-grained GitHub token, as observed in published tokens; GitHub does not document it.

import { decodeBase32 } from '../../lib/checksums/base32.ts';
import type { OfflineCheck } from './check.ts';

/** Facts only: a token without a readable number is no worse for it, and the checksum is in the rule's template. */
export const checkGithubOwnerId: OfflineCheck = (value) => {
  const letters = /^github_pat_\d\d([A-Z2-7]{7})0[A-Za-z0-9]{12}_/.exec(value)?.[1];
  const bytes = letters === undefined ? undefined : decodeBase32(`${letters}A`);
  // Seven letters are 35 bits: four bytes and three bits, which are zero.
  if (bytes === undefined || ((bytes[4] ?? 0) & 0xe0) !== 0) return undefined;
  return { valid: true, ownerId: bytes.readUInt32BE(0) };
};
