// Elastic Cloud keys: base64 of an inner text and its CRC-32 in eight bytes; the inner text is base64 of `id:key`.

import { crc32 } from 'node:zlib';
import type { OfflineCheck } from './check.ts';

const sumBytes = 8;

export const checkElasticEssu: OfflineCheck = (value) => {
  const found = /^essu_([A-Za-z0-9+/]{40,200}={0,2})$/.exec(value);
  if (!found) return undefined;
  const bytes = Buffer.from(found[1]!, 'base64');
  const inner = bytes.subarray(0, -sumBytes);
  const text = Buffer.from(inner.toString('latin1'), 'base64').toString('latin1');
  const keyId = /^([\x21-\x39\x3b-\x7e]{1,64}):[\x21-\x7e]{1,128}$/.exec(text)?.[1];
  const isSumRight = bytes.length > sumBytes && bytes.readBigUInt64BE(inner.length) === BigInt(crc32(inner));
  return { valid: isSumRight && keyId !== undefined, ...(keyId === undefined ? {} : { keyId }) };
};
