// GitLab's routable tokens: a CRC-32 at the end, and a payload that names the organization, group, project or user. The early form
// without a version has its parts in the opposite order.

import { crc32 } from 'node:zlib';
import { base36Digits, toPaddedDigits } from '../../lib/checksums/digit-text.ts';
import type { OfflineCheck } from './check.ts';

const sumLength = 7;
const randomBytes = 16;
const shape = /^([\w-]{1,60}?-)?([\w-]{24,400})\.(01\.)?([0-9a-z]{2})([0-9a-z]{7})$/;

/** `routing` has numbers by their letter: `c` cell, `o` organization, `g` group, `p` project, `u` user, `t` type; null when unreadable. */
export const checkGitlabRoutable: OfflineCheck = (value) => {
  const found = shape.exec(value);
  if (!found) return undefined;
  const [, prefix = '', rest = '', version, length = ''] = found;
  const sum = toPaddedDigits(BigInt(crc32(value.slice(0, -sumLength))), base36Digits, sumLength);
  const crcOk = value.endsWith(sum);
  const text = `${prefix}${rest}`;
  const blobLength = Number.parseInt(length, 36);
  const blob = blobLength < text.length ? Buffer.from(text.slice(-blobLength), 'base64url') : Buffer.alloc(0);
  const routing = readRouting(version === undefined ? earlyPayload(blob) : payload(blob));
  return { valid: crcOk && routing !== null, crcOk, version: version === undefined ? 'unversioned' : '01', routing };
};

/** 16 random bytes, the payload, its length in one byte. */
function payload(blob: Buffer): Buffer | undefined {
  const length = blob.at(-1);
  if (length === undefined || blob.length !== randomBytes + length + 1) return undefined;
  return blob.subarray(randomBytes, -1);
}

/** The payload, random bytes, their number in one byte. */
function earlyPayload(blob: Buffer): Buffer | undefined {
  const random = blob.at(-1);
  return random === randomBytes && blob.length > random + 1 ? blob.subarray(0, blob.length - random - 1) : undefined;
}

function readRouting(bytes: Buffer | undefined): Readonly<Record<string, number>> | null {
  if (bytes === undefined || bytes.length === 0) return null;
  const routing: Record<string, number> = {};
  for (const line of bytes.toString('latin1').split('\n')) {
    const found = /^([a-z]):([0-9a-z]{1,11})$/.exec(line);
    if (!found) return null;
    routing[found[1]!] = Number.parseInt(found[2]!, 36);
  }
  return routing;
}
