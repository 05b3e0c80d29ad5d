// Mailchimp API keys: 32 hex digits and the data centre that serves the account.

import { consistentIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

export const checkMailchimp: OfflineCheck = (value) => {
  const match = /^([0-9a-f]+)-(us\d{1,2})$/.exec(value);
  return match ? consistentIf(match[1]!.length === 32, { dataCentre: match[2] }) : undefined;
};
