// Allowlists of rules and of the whole configuration: does one of them allow this match?

import type { AllowlistSpec } from '../model/rule.ts';

export type AllowSubject = {
  readonly path: string;
  readonly commit?: string;
  readonly secret: string;
  readonly match: string;
  /** The lines the match spans, whole. */
  readonly line: string;
};

/** Tests an RE2 pattern, unanchored; given by the caller, who owns the engine and its cache. */
export type TestPattern = (pattern: string, text: string) => boolean;

/** The first allowlist that allows the subject, or undefined. */
export function findAllowlist(
  lists: readonly AllowlistSpec[],
  subject: AllowSubject,
  test: TestPattern,
): AllowlistSpec | undefined {
  return lists.find((list) => allows(list, subject, test));
}

/** True when an allowlist concerns a rule: its own do, global ones do unless they name others. */
export function concernsRule(list: AllowlistSpec, ruleId: string): boolean {
  return list.targetRules.length === 0 || list.targetRules.includes(ruleId);
}

function allows(list: AllowlistSpec, subject: AllowSubject, test: TestPattern): boolean {
  const answers: boolean[] = [];
  if (list.commits.length > 0) answers.push(subject.commit !== undefined && list.commits.includes(subject.commit));
  if (list.paths.length > 0) answers.push(list.paths.some((pattern) => test(pattern, subject.path)));
  if (list.regexes.length > 0) {
    const target = subject[list.regexTarget];
    answers.push(list.regexes.some((pattern) => test(pattern, target)));
  }
  if (list.stopwords.length > 0) {
    const secret = subject.secret.toLowerCase();
    answers.push(list.stopwords.some((word) => secret.includes(word)));
  }
  return list.condition === 'AND' ? answers.every(Boolean) : answers.some(Boolean);
}
