// Supabase API keys: their end is a hash that covers the project they are for, so a key can be tied to a project that is named elsewhere.

import { createHash } from 'node:crypto';
import type { OfflineCheck } from './check.ts';

/** What stands for the project in an installation of one's own. */
const selfHosted = 'supabase-self-hosted';

/**
 * Valid when the key belongs to one of `projectRefs` or to a self-hosted installation. False says only that none of those is its project:
 * rules with this check keep what it calls false.
 */
export const checkSupabase: OfflineCheck = (value, { projectRefs = [] }) => {
  const found = /^(sb_(secret|publishable)_[A-Za-z0-9_-]{22})_([A-Za-z0-9_-]{8})$/.exec(value);
  if (!found) return undefined;
  const [, body = '', kind = '', sum = ''] = found;
  const projectRef = [...projectRefs, selfHosted].find((ref) => sumOf(ref, body) === sum);
  return projectRef === undefined ? { valid: false, kind } : { valid: true, kind, projectRef };
};

function sumOf(projectRef: string, body: string): string {
  return createHash('sha256').update(`${projectRef}|${body}`).digest('base64url').slice(0, 8);
}
