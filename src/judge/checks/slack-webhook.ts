// Slack webhook addresses: team and app stand in clear.

import { consistent } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

export const checkSlackWebhook: OfflineCheck = (value) => {
  const match =
    /hooks\.slack\.com\/(services|workflows|triggers)\/([TE][A-Z0-9]{6,16})\/([A-Z0-9]{6,20})\/([A-Za-z0-9]{16,48})/.exec(
      value.slice(0, 2048),
    );
  return match ? consistent({ kind: match[1], team: match[2], app: match[3] }) : undefined;
};
