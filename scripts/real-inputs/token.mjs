// A GitHub token that was never issued, for planting: its checksum is right, so that it is reported wherever it stands.

import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The same token for the same name, another for another. */
export function plantedToken(name) {
  const random = createHash('sha512').update(name).digest();
  const body = Array.from(random.subarray(0, 30), (byte) => base62[byte % 62]).join('');
  let rest = crc32(body);
  let check = '';
  for (let i = 0; i < 6; i++) {
    check = base62[rest % 62] + check;
    rest = Math.floor(rest / 62);
  }
  return ['ghp', body + check].join('_');
}
