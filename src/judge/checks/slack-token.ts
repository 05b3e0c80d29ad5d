// Slack tokens: the number groups are ids of workspace, bot or user, and app; the same workspace has the same first group. Facts only: forms
// vary, and none is documented, so nothing is called malformed.

import { consistent } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

const KINDS: ReadonlyMap<string, string> = new Map([
  ['xoxb', 'bot'],
  ['xoxp', 'user'],
  ['xoxa', 'workspace'],
  ['xoxr', 'refresh'],
  ['xoxs', 'session'],
]);

export const checkSlackToken: OfflineCheck = (value) => {
  const app = /^xapp-\d-(A[A-Z0-9]{6,16})-(\d{8,16})-[0-9a-f]{64}$/.exec(value);
  if (app) return consistent({ kind: 'app', appId: app[1] });
  const match = /^(xox[abprs])-(?:2-)?((?:\d{8,16}-){1,3})[0-9A-Za-z]{10,64}$/.exec(value);
  if (!match) return undefined;
  const ids = match[2]!.split('-').slice(0, -1);
  return consistent({ kind: KINDS.get(match[1]!), workspaceNumber: ids[0], ids });
};
