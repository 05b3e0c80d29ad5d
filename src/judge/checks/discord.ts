// Discord bot tokens: the bot's user id in base64, four bytes of time, an HMAC. An id is a snowflake: its upper bits are when it was made.

import { decodeBase64 } from '../../lib/strict-base64.ts';
import { malformed, verified } from '../payloads/outcome.ts';
import { isoTime } from '../payloads/times.ts';
import type { OfflineCheck } from './check.ts';

/** The first moment of 2015, in milliseconds since 1970. */
const discordEpoch = 1_420_070_400_000n;
/** HMAC-SHA1, later HMAC-SHA256 cut to 28 bytes. */
const HMAC_BYTES = [20, 28];

export const checkDiscord: OfflineCheck = (value) => {
  const parts = value.split('.', 4);
  if (parts.length !== 3) return undefined;
  const [id, time, hmac] = parts.map((part) => (part.endsWith('=') ? undefined : decodeBase64(part, 'url')));
  const userId = id?.toString('latin1') ?? '';
  if (!/^\d{17,20}$/.test(userId) || time?.length !== 4 || !hmac || !HMAC_BYTES.includes(hmac.length))
    return malformed({ userId: /^\d{17,20}$/.test(userId) ? userId : null });
  return verified({
    userId,
    accountCreated: isoTime(Number((BigInt(userId) >> 22n) + discordEpoch)),
    rawTimestamp: time.readUInt32BE(),
  });
};
