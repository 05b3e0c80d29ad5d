import type { AllowlistSpec, Rule, RuleNotes, RuleSet, RuleSpec } from '../model/rule.ts';
import type { RuleChanges } from '../model/rule-changes.ts';
import { type StoredTables } from './stored-rules.ts';
import type { UnreadRule } from './unread-rule.ts';
/** Rules with the tables that they were made for, or nearly so; without tables where they are to be made anew. */
export type RulesWithTables = {
    readonly ruleSet: RuleSet;
    readonly tables: StoredTables | undefined;
    /** What has come of the rules that `tables` are of; absent: nothing. */
    readonly changes?: RuleChanges;
};
export declare class StoredJoin {
    #private;
    readonly rules: readonly UnreadRule[];
    readonly allowlists: readonly AllowlistSpec[];
    private constructor();
    /** Undefined where there is no bundle. Throws ToolError `bundle-changed` where its files do not belong together. */
    static read(): StoredJoin | undefined;
    readonly find: (id: string) => Rule | undefined;
    readonly notesOf: (spec: Pick<RuleSpec, "id">) => RuleNotes;
    /** For rules that were compiled from these and others. Tables that are mostly of rules that are gone would be a burden. */
    finish({ rules, allowlists }: RuleSet): RulesWithTables;
    /** Read, with guards, for tables that are made anew. */
    withGuards(rules: readonly Rule[]): Rule[];
}
