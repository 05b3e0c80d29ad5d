import type { Diagnostic } from '../model/diagnostic.ts';
import type { RuleSet, RuleSpec } from '../model/rule.ts';
import type { BuiltinRules, RuleFacts } from './builtin.ts';
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
 * Makes the specs usable; rules are sorted by id, so that reports do not depend on the order of files. `known` holds facts computed
 * earlier for rules whose spec comes unchanged from the built-in packs.
 */
export declare function compileRuleSet(loaded: LoadedRules, known: KnownFacts): {
    ruleSet: RuleSet;
    diagnostics: readonly Diagnostic[];
};
export type KnownFacts = {
    readonly factsOf: (spec: RuleSpec) => RuleFacts | undefined;
};
/** Facts hold for a rule of the same id whose pattern and search keys are those of the built-in one. */
export declare function knownFacts(builtin: BuiltinRules): KnownFacts;
