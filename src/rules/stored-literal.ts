// A rule's literal as dist/rules.json keeps it: a row, because the names of its fields would be a fifth of the file.

import type { RuleLiteral } from '../model/rule.ts';

/** The fields of a RuleLiteral in their order. */
export type StoredLiteral = readonly [
  text: string,
  ignoreCase: 0 | 1,
  maxBefore: number,
  maxAfter: number,
  before: string | null,
  guardState: number | null,
];

export function storeLiteral({
  text,
  ignoreCase,
  maxBefore,
  maxAfter,
  before,
  guardState,
}: RuleLiteral): StoredLiteral {
  return [text, ignoreCase ? 1 : 0, maxBefore, maxAfter, before ?? null, guardState ?? null];
}

export function readLiteral([text, ignoreCase, maxBefore, maxAfter, before, guardState]: StoredLiteral): RuleLiteral {
  return {
    text,
    ignoreCase: ignoreCase === 1,
    maxBefore,
    maxAfter,
    ...(before === null ? {} : { before }),
    ...(guardState === null ? {} : { guardState }),
  };
}
