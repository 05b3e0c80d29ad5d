import type { Diagnostic } from '../model/diagnostic.ts';
import type { RuleSet, RuleSpec } from '../model/rule.ts';
import { type JoinedRules } from './join-packs.ts';
import type { RulePack } from './pack.ts';
/** What loading needs of the world: reading a pack that `extend.path` names, and the built-in rules. */
export type PackSource = {
    readonly readExtended: (path: string, from: RulePack) => RulePack;
    readonly builtin: () => JoinedRules;
};
export type LoadedRules = {
    readonly specs: readonly RuleSpec[];
    readonly allowlists: RuleSet['allowlists'];
    readonly diagnostics: readonly Diagnostic[];
};
/** Joins a user's pack with what it extends. Throws ToolError for a pack that ends up without rules. */
export declare function joinPack(pack: RulePack, source: PackSource): LoadedRules;
/**
 * Makes the specs usable; rules are sorted by id, so that reports do not depend on the order of files. `builtin` rules that come through
 * unchanged are used as they are: analysing hundreds of patterns would cost every start.
 */
export declare function compileRuleSet(loaded: LoadedRules, builtin: RuleSet): {
    ruleSet: RuleSet;
    diagnostics: readonly Diagnostic[];
};
