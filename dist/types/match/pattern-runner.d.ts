import type { Match } from '../model/match.ts';
import type { Rule } from '../model/rule.ts';
import { type Span } from '../model/span.ts';
import type { RegexEngine } from './engine.ts';
export declare class PatternRunner {
    #private;
    /** `engine` is asked for when the first pattern has to run: most files of most scans never get that far. */
    constructor(engine: () => RegexEngine);
    /**
     * The leftmost match that contains the literal at `at`. The window reaches as far as a match can that begins where the literal allows, and
     * a little further on both sides for what `\b`, `^` and `$` look at; no match begins in that margin, whose own context is cut off. Where no
     * match crosses a line feed, the literal's line is enough.
     */
    matchAround(bytes: Buffer, rule: Rule, at: Span, reach: {
        maxBefore: number;
        maxAfter: number;
    }): Match | undefined;
    /** Whole-text rules: every match from the start on, so the result cannot depend on regions; kept are those near one. */
    matchText(bytes: Buffer, rule: Rule, areas: readonly Span[], found: Match[]): void;
}
/** Of one rule's matches, drops repeats and those whose secret lies inside another's. */
export declare function dropContained(matches: readonly Match[]): Match[];
/** Order of matches in a text. */
export declare function byPlace(a: Match, b: Match): number;
