// UUIDs (RFC 9562): a random one is of version 4; 1, 6 and 7 carry the time they were made and are mostly ids, not secrets.

import { consistentIf } from '../payloads/outcome.ts';
import { isoTime } from '../payloads/times.ts';
import type { OfflineCheck } from './check.ts';

/** Versions 1 and 6 count from October 1582, in tenths of a microsecond. */
const gregorianOffset = 122_192_928_000_000_000n;

export const checkUuid: OfflineCheck = (value) => {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return undefined;
  const version = Number.parseInt(value[14]!, 16);
  const isVariant = /[89ab]/i.test(value[19]!);
  const isWhole = version >= 1 && version <= 8 && isVariant;
  const created = isWhole ? timeOf(value.replaceAll('-', ''), version) : undefined;
  return consistentIf(isWhole, {
    version,
    ...(created === undefined ? {} : { createdAt: isoTime(created) }),
  });
};

/** Milliseconds since 1970, for the versions that hold a time. */
function timeOf(hex: string, version: number): number | undefined {
  if (version === 7) return Number.parseInt(hex.slice(0, 12), 16);
  const ticks =
    version === 1
      ? hex.slice(13, 16) + hex.slice(8, 12) + hex.slice(0, 8)
      : version === 6
        ? hex.slice(0, 12) + hex.slice(13, 16)
        : '';
  return ticks === '' ? undefined : Number((BigInt(`0x${ticks}`) - gregorianOffset) / 10_000n);
}
