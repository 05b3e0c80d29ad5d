import type { Match } from '../model/match.ts';
import type { Rule } from '../model/rule.ts';
import { type HitList, type Note, type RelativeMatch } from './hit-list.ts';
import { type DeltaSteps } from './incremental.ts';
import { type RuleFilter, type SearchParts } from './search-parts.ts';
/** A match with the note that travels with it from version to version; absent for a rule without literals. */
export type NotedMatch = Match & {
    readonly at?: number;
    readonly note?: Note;
};
/** A match as offsets from `at`, where its hit is. */
export type OnStanding = (rule: Rule, at: number, match: RelativeMatch) => void;
export declare class HitSearcher {
    #private;
    constructor(parts: SearchParts);
    /**
     * Every hit of a text, with the match each one wakes. For texts that others are made from: see `updateHits`; where there are none
     * (`isBase`), only hits with a match are kept, as few have one.
     */
    searchHits(bytes: Buffer, isBase?: boolean): HitList;
    /** The hits of a text that a delta made from another one, whose hits are `base`. Their matches are those `searchHits` would give. */
    updateHits(bytes: Buffer, delta: {
        readonly steps: DeltaSteps;
        readonly baseLength: number;
    }, base: HitList, isBase?: boolean): HitList;
    /** The matches that hits of a text stand for, as `Matcher.match` gives them for the whole text. */
    matchesOf(bytes: Buffer, hits: HitList, applies: RuleFilter): NotedMatch[];
    /**
     * Calls `onStanding` with the matches of `matchesOf`, in the same order, where that takes no more than a look at each: most versions of most
     * files. False, with no call made, where matches of one rule touch, or come out of order, or gates have a say. For texts that are too long
     * for the rules without literals.
     */
    visitStanding(hits: HitList, onStanding: OnStanding): boolean;
}
/** A match where it is in the text. */
export declare function placeMatch(rule: Rule, at: number, { start, end, secretStart, secretEnd, note }: RelativeMatch): NotedMatch;
