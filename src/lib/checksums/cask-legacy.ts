// Microsoft's common annotated keys of 84 characters (`JQQJ99...`): the last four characters are part of a Marvin32 checksum of the rest.

import { base62Digits, toDigits } from './digit-text.ts';
import { marvin32 } from './marvin32.ts';

const sumStart = 80;

/** The same key with its checksum set right; longer keys keep what stands behind it. A valid key is returned unchanged. */
export function sealCaskLegacyKey(key: string): string {
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(marvin32(Buffer.from(key.slice(0, sumStart), 'base64'), 'Default0'));
  const digits = toDigits(BigInt(`0x${sum.toString('hex')}`), base62Digits).padEnd(6, '0');
  return key.slice(0, sumStart) + digits.slice(0, 4) + key.slice(sumStart + 4);
}
