import type { AllowlistSpec, RuleSpec } from '../model/rule.ts';
import type { RawRule, RulePack } from './pack.ts';
import { type UnreadRule } from './unread-rule.ts';
/** Rules and global allowlists after joining. */
export type JoinedRules<T = RawRule | UnreadRule> = {
    readonly rules: readonly T[];
    readonly allowlists: readonly AllowlistSpec[];
};
/** What is put over others: a pack, or what one became by extending. */
type Layer = Omit<RulePack, 'rules' | 'diagnostics'> & Pick<JoinedRules, 'rules'>;
/** Puts `pack` over `base`. Throws ToolError when `disabledRules` names a rule the base does not have (our dialect only). */
export declare function joinOver(base: JoinedRules, pack: Layer): JoinedRules;
/** Fills in the defaults. Throws ToolError for a rule that has neither pattern nor path. */
export declare function finishRule(raw: RawRule): RuleSpec;
export {};
