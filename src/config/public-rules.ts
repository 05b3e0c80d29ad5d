// Keys that are made to be published (tag `public`) are recognised always, so that nothing else takes them for a secret, and reported only
// when asked for.

import type { Rule, RuleSet } from '../model/rule.ts';
import { isPublicRule } from '../rules/public-rule.ts';
import { withSpec } from '../rules/with-spec.ts';

/** The same rules, those tagged `public` silent, except the ones asked for by their id. */
export function silencePublicRules(ruleSet: RuleSet, onlyRules: readonly string[]): RuleSet {
  const isSilenced = (rule: Rule): boolean => isPublicRule(rule) && !onlyRules.includes(rule.spec.id);
  const rules = ruleSet.rules.map((rule) =>
    isSilenced(rule) ? withSpec(rule, { ...rule.spec, skipReport: true }) : rule,
  );
  return { ...ruleSet, rules };
}
