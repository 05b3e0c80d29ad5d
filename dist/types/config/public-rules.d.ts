import type { RuleSet } from '../model/rule.ts';
/** The same rules, those tagged `public` silent, except the ones asked for by their id. */
export declare function silencePublicRules(ruleSet: RuleSet, onlyRules: readonly string[]): RuleSet;
