// Docker Swarm join tokens: the SHA-256 of the root CA and a secret of 128 bits, both as base36 numbers padded to their full width.

import { consistentIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

const PREFIX = 'SWMTKN-';

export const checkSwarmJoin: OfflineCheck = (value) => {
  if (!value.startsWith(PREFIX)) return undefined;
  const match = /^SWMTKN-(?:1|2-1)-([0-9a-z]{50})-([0-9a-z]{25})$/.exec(value);
  return consistentIf(match !== null && isBelow(match[1]!, 256n) && isBelow(match[2]!, 128n), {});
};

/** Whether a base36 number is below two to the power of `bits`. */
function isBelow(digits: string, bits: bigint): boolean {
  let number = 0n;
  for (const digit of digits) number = number * 36n + BigInt(Number.parseInt(digit, 36));
  return number < 1n << bits;
}
