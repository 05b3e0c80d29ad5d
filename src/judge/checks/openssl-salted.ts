// Output of `openssl enc -base64`: `Salted__`, eight bytes of salt, and ciphertext in blocks of 16 (8 for the old DES family).

import { decodeBase64 } from '../../lib/strict-base64.ts';
import { malformed, verifiedIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

const headerBytes = 16;
const blockBytes = 16;

export const checkOpensslSalted: OfflineCheck = (value) => {
  if (!value.trimStart().startsWith('U2FsdGVkX1')) return undefined;
  const bytes = decodeBase64(value.replace(/\s+/g, ''));
  if (!bytes) return malformed();
  const isWhole =
    bytes.toString('latin1', 0, 8) === 'Salted__' && bytes.length > headerBytes && bytes.length % blockBytes === 0;
  return verifiedIf(isWhole, { encrypted: isWhole });
};
