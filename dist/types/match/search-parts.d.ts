import type { Match } from '../model/match.ts';
import type { Rule, RuleSet } from '../model/rule.ts';
import type { Span } from '../model/span.ts';
import type { RegexEngine } from './engine.ts';
import { PatternRunner } from './pattern-runner.ts';
import { Prefilter } from './prefilter/prefilter.ts';
import type { SearchTables, TriggerTable } from './triggers.ts';
/** Says whether a rule applies at all here (its path pattern); asked once per rule and call, before its pattern runs. */
export type RuleFilter = (rule: Rule) => boolean;
/** Which rules are looked for: those without a gate, and those whose gate is open, if their path allows it. */
export type Admission = {
    readonly open: ReadonlySet<number>;
    readonly applies: RuleFilter;
};
export declare class SearchParts {
    readonly rules: readonly Rule[];
    readonly table: TriggerTable;
    readonly prefilter: Prefilter;
    readonly patterns: PatternRunner;
    readonly hasGates: boolean;
    /** `tables` are those of the same rules (buildTriggerTables). `arenaBytes`: see Prefilter. */
    constructor(ruleSet: RuleSet, tables: SearchTables, engine: () => RegexEngine, arenaBytes: number);
    /** Opens the gates whose keyword is too short for the prefilter. */
    openShortGates(bytes: Buffer, open: Set<number>): void;
    /** Adds the matches of rules without literals that lie near an area. */
    matchTextRules(bytes: Buffer, areas: readonly Span[], { open, applies }: Admission, found: Match[]): void;
}
export declare function isOpen(rule: Rule, open: ReadonlySet<number>): boolean;
