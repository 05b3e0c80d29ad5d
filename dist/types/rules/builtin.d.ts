import type { Guard } from '../model/guard.ts';
import type { RuleLiteral, RuleSearch } from '../model/rule.ts';
import type { JoinedRules } from './join-packs.ts';
import type { RulePack } from './pack.ts';
/** What compiling found out about a rule; kept so that a hook does not analyse hundreds of patterns at every start. */
export type RuleFacts = {
    readonly search: RuleSearch;
    readonly maxBytes: number;
    readonly gate: readonly string[];
};
export type BuiltinRules = {
    readonly joined: JoinedRules;
    /** By rule id; empty when run from sources. */
    readonly facts: ReadonlyMap<string, RuleFacts>;
    /** The prefilter's tables for exactly these rules, where the bundle has them. */
    readonly tables?: StoredTables;
};
export type StoredTables = {
    readonly image: Uint8Array;
    readonly slack: number;
};
/** A guard inside dist/prefilter.bin: where it begins, in bytes, and its size. */
type GuardPlace = {
    readonly at: number;
    readonly classes: number;
    readonly bytes: number;
};
type StoredLiterals = {
    readonly by: 'literals';
    readonly literals: readonly RuleLiteral[];
    readonly guard?: GuardPlace;
};
type StoredSearch = Exclude<RuleSearch, {
    by: 'literals';
}> | StoredLiterals;
type StoredFacts = Omit<RuleFacts, 'search'> & {
    readonly search: StoredSearch;
};
/** The content of dist/rules.json. */
export type StoredRules = {
    readonly joined: JoinedRules;
    readonly facts: Readonly<Record<string, StoredFacts>>;
    readonly slack: number;
};
/** Loads the built-in rules from `rules.json` beside this module, else from the packs. */
export declare function loadBuiltinRules(): BuiltinRules;
/** The packs as written, with their examples; sorted by file name. From a bundle they are in the `rules` folder beside dist/. */
export declare function readBuiltinPacks(): RulePack[];
export declare function readPackFolder(folder: URL): RulePack[];
/** All built-in packs as one list. Ids are unique over all of them; `rules check` says if they are not. */
export declare function joinBuiltin(packs: readonly RulePack[]): JoinedRules;
/**
 * JSON form of the rules and their facts, without the examples, which only `rules show` and `rules check` need. `guardAt` tells where a
 * guard's bytes (class count, classes, table) lie in the prefilter's tables.
 */
export declare function storeRules(joined: JoinedRules, facts: ReadonlyMap<string, RuleFacts>, tables: {
    readonly slack: number;
    readonly guardAt: (guard: Guard) => number;
}): string;
export {};
