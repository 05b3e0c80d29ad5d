// Digests that pages, lock files and image references carry: `sha384-<base64>` and `sha256:<hex>` of exactly the length of the algorithm.

import { decodeBase64 } from '../../lib/strict-base64.ts';
import { consistentIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

/** Bytes of a digest by algorithm. */
const BYTES: ReadonlyMap<string, number> = new Map([
  ['sha1', 20],
  ['sha256', 32],
  ['sha384', 48],
  ['sha512', 64],
]);

export const checkIntegrityDigest: OfflineCheck = (value) => {
  const match = /^(sha1|sha256|sha384|sha512)([-:])(.{1,200})$/.exec(value);
  if (!match) return undefined;
  const [algorithm, separator, body] = [match[1]!, match[2], match[3]!];
  const bytes = separator === '-' ? (decodeBase64(body)?.length ?? 0) : hexBytes(body);
  return consistentIf(bytes === BYTES.get(algorithm), { digest: true, algorithm });
};

function hexBytes(text: string): number {
  return /^[0-9a-f]+$/.test(text) ? text.length / 2 : 0;
}
