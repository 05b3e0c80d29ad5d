import type { AllowlistSpec, RuleSpec } from '../model/rule.ts';
import type { RawRule, RulePack } from './pack.ts';
/** Rules and global allowlists after joining. */
export type JoinedRules = {
    readonly rules: readonly RawRule[];
    readonly allowlists: readonly AllowlistSpec[];
};
/** Puts `pack` over `base`. Throws ToolError when `disabledRules` names a rule the base does not have (our dialect only). */
export declare function joinOver(base: JoinedRules, pack: RulePack): JoinedRules;
/** Fills in the defaults. Throws ToolError for a rule that has neither pattern nor path. */
export declare function finishRule(raw: RawRule): RuleSpec;
