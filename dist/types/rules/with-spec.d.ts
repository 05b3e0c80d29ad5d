import type { Rule, RuleSpec } from '../model/rule.ts';
export declare function withSpec(rule: Rule, spec: RuleSpec): Rule;
