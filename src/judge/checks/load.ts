// Where the checks come from. In the bundle this file is replaced by one that reads dist/judge-checks.js at the first call.

import { namedChecks } from './table.ts';
import { checkToken } from './token.ts';

export type TokenRunner = typeof checkToken;

export function loadChecks(): { readonly namedChecks: typeof namedChecks; readonly checkToken: TokenRunner } {
  return { namedChecks, checkToken };
}
