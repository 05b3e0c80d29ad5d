import type { Rule } from '../model/rule.ts';
import { type PrefilterTables } from './prefilter/tables.ts';
import type { TriggerLiteral } from './prefilter/windows.ts';
/** What a trigger id stands for: a literal of the rule, or one of its gate keywords (then `literal` is -1). */
export type Trigger = {
    readonly rule: number;
    readonly literal: number;
};
export type TriggerTable = {
    readonly triggers: readonly Trigger[];
    readonly literals: readonly TriggerLiteral[];
    /** Rules with a gate keyword too short for the prefilter; the matcher looks for those itself. */
    readonly shortGates: readonly {
        readonly rule: number;
        readonly keyword: string;
    }[];
};
export declare function collectTriggers(rules: readonly Rule[]): TriggerTable;
/** The prefilter's tables for these rules; they can be built once and handed to every worker. */
export declare function buildTriggerTables(rules: readonly Rule[]): PrefilterTables;
