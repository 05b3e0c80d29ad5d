// The offline checks, read when they are first needed: a scan without a candidate never loads them.

import type { TokenRunner } from './load.ts';
import { loadChecks } from './load.ts';
import type { NamedCheck } from './table.ts';

export type { CheckContext, CheckOutcome, OfflineCheck } from './check.ts';
export type { NamedCheck } from './table.ts';
export type { TokenOutcome } from './token.ts';

/** The check a rule names in `check`; undefined for a name that is none. */
export function findCheck(name: string): NamedCheck | undefined {
  const { namedChecks } = loadChecks();
  return Object.hasOwn(namedChecks, name) ? namedChecks[name] : undefined;
}

/** Checks a value against a rule's template. */
export function runTokenCheck(...args: Parameters<TokenRunner>): ReturnType<TokenRunner> {
  return loadChecks().checkToken(...args);
}
