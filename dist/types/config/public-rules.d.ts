import type { LoadedRule } from '../rules/rule-set.ts';
/** The same rules, those tagged `public` silent, except the ones asked for by their id. */
export declare function silencePublicRules(rules: readonly LoadedRule[], onlyRules: readonly string[]): LoadedRule[];
/** Looked for, and never reported by itself. */
export declare function silenced(rule: LoadedRule): LoadedRule;
