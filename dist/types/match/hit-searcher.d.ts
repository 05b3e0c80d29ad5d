import type { Match } from '../model/match.ts';
import { type HitList, type Note } from './hit-list.ts';
import { type DeltaSteps } from './incremental.ts';
import { type RuleFilter, type SearchParts } from './search-parts.ts';
/** A match with the note that travels with it from version to version; absent for a rule without literals. */
export type NotedMatch = Match & {
    readonly at?: number;
    readonly note?: Note;
};
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
}
