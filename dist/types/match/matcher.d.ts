import type { Match } from '../model/match.ts';
import type { Rule, RuleSet } from '../model/rule.ts';
import { type Span } from '../model/span.ts';
import type { RegexEngine } from './engine.ts';
import { type HitList } from './hit-list.ts';
import { type DeltaSteps } from './incremental.ts';
import type { PrefilterTables } from './prefilter/tables.ts';
/** Says whether a rule applies at all here (its path pattern); asked once per rule and call, before its pattern runs. */
export type RuleFilter = (rule: Rule) => boolean;
export declare class Matcher {
    #private;
    /** The longest match any rule can have, in bytes: how much context a region or chunk needs. */
    readonly maxMatchBytes: number;
    /** `tables` are those of the same rules (buildTriggerTables). `engine` is asked for when the first pattern has to run: most files of most scans never get that far. */
    constructor(ruleSet: RuleSet, tables: PrefilterTables, engine: () => RegexEngine);
    /**
     * Matches that touch a region (all of `bytes` when absent), sorted by place, and those close enough to one to overlap such a match:
     * the judge needs them to see which of two overlapping matches stands. `bytes` may hold anything; offsets count from its start.
     */
    match(bytes: Buffer, regions: readonly Span[] | undefined, applies: RuleFilter): Match[];
    /** Every hit of a text, with the match each one wakes. For texts that others are made from: see `updateHits`. */
    searchHits(bytes: Buffer): HitList;
    /** The hits of a text that a delta made from another one, whose hits are `base`. Their matches are those `searchHits` would give. */
    updateHits(bytes: Buffer, delta: {
        readonly steps: DeltaSteps;
        readonly baseLength: number;
    }, base: HitList): HitList;
    /** The matches that hits of a text stand for, as `match` gives them for the whole text. */
    matchesOf(bytes: Buffer, hits: HitList, applies: RuleFilter): Match[];
}
