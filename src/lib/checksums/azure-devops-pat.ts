// The older Azure DevOps token: 32 bytes in base32, four of which, scattered among the others, are a CRC-32 of the rest.

import { crc32 } from 'node:zlib';
import { decodeBase32, encodeBase32 } from './base32.ts';

/** Turned over the checksum, and different for tokens of users and of applications. */
const masks = { user: 0xe0b9692d, app: 0x1019f92e } as const;
export type AzureDevOpsPatKind = keyof typeof masks;

/** Where the bytes of the checksum are, the lowest first. */
const sumPlaces = [22, 8, 7, 2] as const;

/** The kind whose checksum fits; undefined when none does or the text is no such token. */
export function azureDevOpsPatKind(token: string): AzureDevOpsPatKind | undefined {
  return (['user', 'app'] as const).find((kind) => sealAzureDevOpsPat(token, kind) === token);
}

/** The same token with the checksum of that kind; undefined for a text that is not 52 characters of lower-case base32. */
export function sealAzureDevOpsPat(token: string, kind: AzureDevOpsPatKind): string | undefined {
  if (!/^[a-z2-7]{52}$/.test(token)) return undefined;
  const bytes = decodeBase32(token);
  if (bytes === undefined) return undefined;
  const summed = [bytes.subarray(0, 2), bytes.subarray(3, 7), bytes.subarray(9, 22), bytes.subarray(23)];
  const sum = crc32(Buffer.concat(summed)) ^ masks[kind];
  sumPlaces.forEach((place, i) => {
    bytes[place] = (sum >>> (i * 8)) & 0xff;
  });
  // 52 characters are 260 bits: the last four belong to no byte.
  const last = token.at(-1)!;
  const text = encodeBase32(bytes).toLowerCase();
  return text.at(-1) === last ? text : text.slice(0, -1) + mergeLast(text.at(-1)!, last);
}

/** The last character has one bit of the last byte and four bits that nobody reads; those stay as they were. */
function mergeLast(encoded: string, original: string): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567';
  return letters[(letters.indexOf(encoded) & 16) | (letters.indexOf(original) & 15)]!;
}
