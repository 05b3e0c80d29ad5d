// What the caveats of a PyPI token restrict. Lists `[kind, ...]` today; objects in tokens made before 2022.

import { isJsonObject, numberMember, parseJsonObject, stringMember } from '../../lib/json-object.ts';
import type { Facts } from './outcome.ts';
import { expiry } from './times.ts';

const EXPIRATION = 0;
const PROJECT_NAMES = 1;
const PROJECT_IDS = 2;
const USER_ID = 3;

type Restrictions = {
  expiresAt?: number;
  projects?: readonly string[];
  projectIds?: readonly string[];
  userId?: string;
};

/** The restrictions together; nothing when a caveat is neither list nor object. Kinds that are not known are left out. */
export function readCaveats(caveats: readonly string[], now: number): Facts | undefined {
  const found: Restrictions = {};
  for (const caveat of caveats) {
    // Wrapped, because only objects are parsed within bounds.
    const value = parseJsonObject(Buffer.from(`{"caveat":${caveat}}`))?.caveat;
    if (Array.isArray(value)) readList(value, found);
    else if (isJsonObject(value)) readObject(value, found);
    else return undefined;
  }
  const { expiresAt, ...rest } = found;
  return expiresAt === undefined ? rest : { ...rest, ...expiry(expiresAt, now) };
}

function readList([kind, first]: readonly unknown[], found: Restrictions): void {
  if (kind === EXPIRATION && typeof first === 'number') found.expiresAt = Math.min(first, found.expiresAt ?? first);
  if (kind === PROJECT_NAMES) found.projects = stringsOf(first);
  if (kind === PROJECT_IDS) found.projectIds = stringsOf(first);
  if (kind === USER_ID && typeof first === 'string') found.userId = first;
}

function readObject(value: Readonly<Record<string, unknown>>, found: Restrictions): void {
  const { permissions } = value;
  const end = numberMember(value, 'exp');
  if (end !== undefined) found.expiresAt = Math.min(end, found.expiresAt ?? end);
  if (isJsonObject(permissions)) found.projects = stringsOf(permissions.projects);
  else if (stringMember(value, 'permissions') === 'user') found.projects = [];
}

function stringsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
