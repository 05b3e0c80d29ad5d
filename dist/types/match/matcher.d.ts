import type { Match } from '../model/match.ts';
import type { RuleSet } from '../model/rule.ts';
import type { Span } from '../model/span.ts';
import type { RegexEngine } from './engine.ts';
import { type RuleFilter, SearchParts } from './search-parts.ts';
import type { SearchTables } from './triggers.ts';
export declare class Matcher {
    #private;
    /** The longest match any rule can have, in bytes: how much context a region or chunk needs. */
    readonly maxMatchBytes: number;
    readonly parts: SearchParts;
    /**
     * `tables` are those of the same rules (buildTriggerTables). `engine` is asked for when the first pattern has to run: most files of most
     * scans never get that far. `arenaBytes`: see Prefilter.
     */
    constructor(ruleSet: RuleSet, tables: SearchTables, engine: () => RegexEngine, arenaBytes?: number);
    /**
     * Matches that touch a region (all of `bytes` when absent), sorted by place, and those close enough to one to overlap such a match:
     * the judge needs them to see which of two overlapping matches stands. `bytes` may hold anything; offsets count from its start.
     */
    match(bytes: Buffer, regions: readonly Span[] | undefined, applies: RuleFilter): Match[];
    /**
     * Whether any of those matches shares a byte with a region; `regions` are ascending and disjoint. Only hits that could make such a match are
     * looked at: beside most changed lines there are none, and then neither rules nor an engine are needed for what stands around them.
     */
    touches(bytes: Buffer, regions: readonly Span[], applies: RuleFilter): boolean;
}
