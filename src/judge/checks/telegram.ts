// Telegram bot tokens: the bot's id and 35 characters that begin with AA. Nothing can be computed.

import { consistentIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

export const checkTelegram: OfflineCheck = (value) => {
  const botId = /^(\d{1,16}):/.exec(value)?.[1];
  if (botId === undefined) return undefined;
  return consistentIf(/^\d{8,10}:AA[A-Za-z0-9_-]{33}$/.test(value), { botId });
};
