// Keys that are made to be published: what makes a rule one of theirs.

import type { Rule } from '../model/rule.ts';

/** To gitleaks a tag is a label and nothing else. */
export function isPublicRule({ spec }: Rule): boolean {
  return spec.dialect === 'trapline' && spec.tags.includes('public');
}
