import type { Guard } from '../model/guard.ts';
import type { AllowlistSpec, Rule, RuleSet } from '../model/rule.ts';
/** The search's tables as stored; what columns and facts mean is the matcher's (match/triggers.ts). */
export type StoredTables = {
    readonly image: Uint8Array;
    readonly slack: number;
    readonly columns: Int32Array;
    readonly facts: unknown;
};
/** What a thread needs to have the same rules: memory that threads share, and nothing parsed. */
export type StoredText = {
    readonly text: Uint8Array;
    readonly isPublicSilent: boolean;
};
/** The built-in rules, each parsed when it is first looked at. They carry no guards: those are in the tables. */
export declare class StoredRuleSet implements RuleSet {
    readonly rules: readonly Rule[];
    readonly allowlists: readonly AllowlistSpec[];
    readonly stored: StoredText;
    constructor(stored: StoredText);
}
/**
 * The built-in rules with the tables made for exactly them; undefined where there is no bundle. `isPublicSilent` keeps rules for public keys
 * from reporting.
 */
export declare function readStoredRules(isPublicSilent: boolean): {
    readonly ruleSet: StoredRuleSet;
    readonly tables: StoredTables;
} | undefined;
/** All of them parsed, with guards and notes, for joining and building other tables. */
export declare function readStoredWithGuards(): RuleSet | undefined;
export type TablesToStore = {
    readonly slack: number;
    readonly columnsAt: number;
    readonly facts: unknown;
    /** Where a guard's bytes (class count, classes, table) lie in the prefilter's tables. */
    readonly guardAt: (guard: Guard) => number;
};
/**
 * The lines of compiled rules in ASCII (a string of one byte per character is read and parsed faster), without their notes and without the
 * examples, which only `rules show` and `rules check` need.
 */
export declare function storeRules({ rules, allowlists }: RuleSet, tables: TablesToStore): string;
