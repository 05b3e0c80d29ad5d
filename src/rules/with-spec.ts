// A rule as it is, but for its spec. Built-in rules are read when they are first asked for (stored-rules.ts): spreading one copies nothing.

import type { Rule, RuleSpec } from '../model/rule.ts';

export function withSpec(rule: Rule, spec: RuleSpec): Rule {
  const { index, search, token, maxBytes, maxNewlines, pathLiterals, gate } = rule;
  return {
    spec,
    index,
    search,
    ...(token ? { token } : {}),
    maxBytes,
    ...(maxNewlines === undefined ? {} : { maxNewlines }),
    ...(pathLiterals ? { pathLiterals } : {}),
    gate,
  };
}
