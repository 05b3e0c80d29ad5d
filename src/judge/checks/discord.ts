// Discord bot tokens: the bot's user id in base64, four bytes of time, an HMAC. An id is a snowflake: its upper bits are when it was made.

import { decodeBase64 } from '../../lib/strict-base64.ts';
import { malformed, verified } from '../payloads/outcome.ts';
import { isoTime } from '../payloads/times.ts';
import type { OfflineCheck } from './check.ts';

/** The first moment of 2015, in milliseconds since 1970. */
const discordEpoch = 1_420_070_400_000n;
/** Four bytes, and an HMAC of 20, later of 28. */
const TIME_AND_HMAC = /^[A-Za-z0-9_-]{6}\.(?:[A-Za-z0-9_-]{27}|[A-Za-z0-9_-]{38})$/;

export const checkDiscord: OfflineCheck = (value) => {
  const parts = value.split('.', 4);
  if (parts.length !== 3) return undefined;
  const [id, time, hmac] = parts as [string, string, string];
  const userId = id.endsWith('=') ? '' : (decodeBase64(id, 'url')?.toString('latin1') ?? '');
  if (!/^\d{17,20}$/.test(userId)) return malformed({ userId: null });
  if (!TIME_AND_HMAC.test(`${time}.${hmac}`)) return malformed({ userId });
  return verified({
    userId,
    accountCreated: isoTime(Number((BigInt(userId) >> 22n) + discordEpoch)),
    rawTimestamp: Buffer.from(time, 'base64url').readUInt32BE(),
  });
};
