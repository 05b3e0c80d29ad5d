// Where the checks come from. In the bundle this file is replaced by one that reads dist/judge-checks.js at the first call.

import { CounterpartFinder } from './counterparts.ts';
import { publicKeysInBytes } from './key-fingerprints.ts';
import { proofQuestion } from './proof-question.ts';
import { namedChecks } from './table.ts';
import { checkToken } from './token.ts';

export type TokenRunner = typeof checkToken;

/** What is loaded with the checks. */
export type LoadedChecks = {
  readonly namedChecks: typeof namedChecks;
  readonly checkToken: TokenRunner;
  readonly proofQuestion: typeof proofQuestion;
  readonly publicKeysInBytes: typeof publicKeysInBytes;
  readonly CounterpartFinder: typeof CounterpartFinder;
};

export function loadChecks(): LoadedChecks {
  return { namedChecks, checkToken, proofQuestion, publicKeysInBytes, CounterpartFinder };
}
