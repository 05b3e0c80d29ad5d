// Client secrets of Google OAuth begin with `GOCSPX-`; 28 characters follow, nothing to compute. Where the value stands together with its client id (the JSON
// file of the console), that id begins with the project's number.

import { consistentIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

/** In characters; the file has some 500. */
const maxCharacters = 1 << 14;

export const checkGcpOauthClientSecret: OfflineCheck = (value) => {
  const text = value.slice(0, maxCharacters);
  const secret = /GOCSPX-[A-Za-z0-9_-]*/.exec(text)?.[0];
  if (secret === undefined) return undefined;
  const projectNumber = /\b(\d{6,21})-[a-z0-9]{32}\.apps\.googleusercontent\.com/.exec(text)?.[1] ?? null;
  return consistentIf(secret.length === 'GOCSPX-'.length + 28, { projectNumber });
};
