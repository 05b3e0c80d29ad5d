// Values encrypted by SOPS: `ENC[AES256_GCM,data:...,iv:...,tag:...,type:...]` with 32 bytes of initialization vector and a tag of 16.

import { decodeBase64 } from '../../lib/strict-base64.ts';
import { malformed, verifiedIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

const ivBytes = 32;
const tagBytes = 16;

export const checkSopsValue: OfflineCheck = (value) => {
  if (!value.startsWith('ENC[AES256_GCM')) return undefined;
  const match = /^ENC\[AES256_GCM,data:([^,]*),iv:([^,]*),tag:([^,]*),type:(str|int|float|bool|bytes|comment)\]$/.exec(
    value,
  );
  if (!match) return malformed();
  const isData = match[1] === '' || decodeBase64(match[1]!) !== undefined;
  const isSealed = decodeBase64(match[2]!)?.length === ivBytes && decodeBase64(match[3]!)?.length === tagBytes;
  return verifiedIf(isData && isSealed, { encrypted: isData && isSealed, type: match[4] });
};
