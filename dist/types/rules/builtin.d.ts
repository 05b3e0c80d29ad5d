import type { Guard } from '../model/guard.ts';
import type { RuleSet } from '../model/rule.ts';
import { type JoinedRules } from './join-packs.ts';
import type { RulePack } from './pack.ts';
export type BuiltinRules = {
    readonly ruleSet: RuleSet;
    /** The prefilter's tables for exactly these rules, where the bundle has them; the rules then carry no guards, which are in there. */
    readonly tables?: StoredTables;
};
export type StoredTables = {
    readonly image: Uint8Array;
    readonly slack: number;
};
/** The built-in rules as they are, from `rules.json` beside this module, else from the packs. */
export declare function loadBuiltinRules(): BuiltinRules;
/** The built-in rules to be joined with others: each with its guard, since tables must be built anew. */
export declare function loadBuiltinForJoining(): RuleSet;
/** The packs as written, with their examples; sorted by file name. From a bundle they are in the `rules` folder beside dist/. */
export declare function readBuiltinPacks(): RulePack[];
export declare function readPackFolder(folder: URL): RulePack[];
/** All built-in packs as one list. */
export declare function joinBuiltin(packs: readonly RulePack[]): JoinedRules;
/**
 * JSON form of compiled rules, without the examples, which only `rules show` and `rules check` need. `guardAt` tells where a guard's bytes
 * (class count, classes, table) lie in the prefilter's tables.
 */
export declare function storeRules(ruleSet: RuleSet, tables: {
    readonly slack: number;
    readonly guardAt: (guard: Guard) => number;
}): string;
