import type { RuleSet } from '../model/rule.ts';
/** The same rules, those tagged `public` silent, except the ones asked for by their id. To gitleaks a tag is a label and nothing else. */
export declare function silencePublicRules(ruleSet: RuleSet, onlyRules: readonly string[]): RuleSet;
