import type { Rule } from '../model/rule.ts';
import type { RuleChanges } from '../model/rule-changes.ts';
import type { TriggerLiteral } from './prefilter/windows.ts';
import { type SearchTables, type TriggerFacts, type TriggerTable } from './triggers.ts';
export type CollectedTriggers = {
    readonly table: TriggerTable;
    /** By trigger: what the prefilter looks for. */
    readonly literals: readonly TriggerLiteral[];
};
export declare function collectTriggers(rules: readonly Rule[]): CollectedTriggers;
/** What of a table is not columns, to be kept as JSON. */
export declare function triggerFacts({ rule: _, literal: _1, literalBytes: _2, before: _3, after: _4, newlines: _5, ...facts }: TriggerTable): TriggerFacts;
/** The columns of a table, one behind the other. */
export declare function triggerColumns(table: TriggerTable): Int32Array;
/** The tables of a search for these rules; they can be built once and handed to every worker. */
export declare function buildTriggerTables(rules: readonly Rule[]): SearchTables;
/**
 * As `buildTriggerTables` for rules that came from others, of which `tables` are, and finds the same. Of rules that are gone the facts may still
 * expect something (a longer match, a composite), which costs and changes nothing.
 */
export declare function changeTriggerTables(tables: SearchTables, changes: RuleChanges): SearchTables;
