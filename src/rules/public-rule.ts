// Keys that are made to be published: what makes a rule one of theirs.

import type { RuleSpec } from '../model/rule.ts';

/** To gitleaks a tag is a label and nothing else. */
export function isPublicSpec({ dialect, tags }: RuleSpec): boolean {
  return dialect === 'trapline' && tags.includes('public');
}
