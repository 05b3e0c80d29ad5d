// Keys that are made to be published (tag `public`) are recognised always, so that nothing else takes them for a secret, and reported only
// when asked for.

import { isPublicSpec } from '../rules/public-rule.ts';
import type { LoadedRule } from '../rules/rule-set.ts';
import { isUnread } from '../rules/unread-rule.ts';

/** The same rules, those tagged `public` silent, except the ones asked for by their id. */
export function silencePublicRules(rules: readonly LoadedRule[], onlyRules: readonly string[]): LoadedRule[] {
  return rules.map((rule) => {
    const isPublic = isUnread(rule) ? rule.isPublic : isPublicSpec(rule);
    return isPublic && !onlyRules.includes(rule.id) ? silenced(rule) : rule;
  });
}

/** Looked for, and never reported by itself. */
export function silenced(rule: LoadedRule): LoadedRule {
  return isUnread(rule) ? rule.silenced() : { ...rule, skipReport: true };
}
