import type { Diagnostic } from '../model/diagnostic.ts';
import type { Rule, RuleSet, RuleSpec } from '../model/rule.ts';
import { type JoinedRules } from './join-packs.ts';
import type { RulePack } from './pack.ts';
import { type UnreadRule } from './unread-rule.ts';
/** What loading needs of the world: reading a pack that `extend.path` names, and the built-in rules. */
export type PackSource = {
    readonly readExtended: (path: string, from: RulePack) => RulePack;
    readonly builtin: () => JoinedRules;
};
/** Written by somebody, with all defaults filled in; or built in and as it was. */
export type LoadedRule = RuleSpec | UnreadRule;
export type LoadedRules = {
    readonly rules: readonly LoadedRule[];
    readonly allowlists: RuleSet['allowlists'];
    readonly diagnostics: readonly Diagnostic[];
};
/** Joins a user's pack with what it extends. Throws ToolError for a pack that ends up without rules. */
export declare function joinPack(pack: RulePack, source: PackSource): LoadedRules;
/**
 * Makes the rules usable, sorted by id, so that reports do not depend on the order of files. `findBuiltin` finds built-in rules by their id: what
 * is known of those that still look for the same is used as it is, since analysing hundreds of patterns would cost every start.
 */
export declare function compileRuleSet(loaded: LoadedRules, findBuiltin: (id: string) => Rule | undefined): {
    ruleSet: RuleSet;
    diagnostics: readonly Diagnostic[];
};
