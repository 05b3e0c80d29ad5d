import type { Guard } from '../model/guard.ts';
import type { RuleSet } from '../model/rule.ts';
export type StoredTables = {
    readonly image: Uint8Array;
    readonly slack: number;
};
/**
 * The built-in rules with the tables made for exactly them; undefined where there is no bundle. The rules carry no guards: those are in the
 * tables.
 */
export declare function readStoredRules(): {
    readonly ruleSet: RuleSet;
    readonly tables: StoredTables;
} | undefined;
/** The same with guards and notes, for joining and building other tables. */
export declare function readStoredWithGuards(): RuleSet | undefined;
/**
 * JSON form of compiled rules in ASCII (a string of one byte per character is read and parsed faster), without their notes and without the
 * examples, which only `rules show` and `rules check` need. `guardAt` tells where a guard's bytes (class count, classes, table) lie in the
 * prefilter's tables.
 */
export declare function storeRules(ruleSet: RuleSet, tables: {
    readonly slack: number;
    readonly guardAt: (guard: Guard) => number;
}): string;
