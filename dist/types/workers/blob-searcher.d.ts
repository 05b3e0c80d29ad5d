import type { WalkedObject } from '../git/object-walk.ts';
import type { HitList, RelativeMatch } from '../match/hit-list.ts';
import { type NotedMatch } from '../match/hit-searcher.ts';
import type { Matcher } from '../match/matcher.ts';
import { type Coverage } from '../model/coverage.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { InsideLimits } from '../model/limits.ts';
import type { Rule, RuleSet } from '../model/rule.ts';
import { type BlobRecords } from './blob-records.ts';
import { type InsideText } from './blob-views.ts';
import type { CandidateTable, CandidateText } from './candidate-table.ts';
/** What is known of a blob when the deltas on it are visited. */
export type SearchedBlob = {
    /** Of a text only: anything else is no base to carry hits over from. */
    readonly hits: HitList | undefined;
    readonly inside: InsideText;
    readonly length: number;
};
/** Something inside a blob that was not read; `path` is that of an archive's member, or empty. */
export type BlobProblem = {
    readonly blob: number;
    readonly diagnostic: Diagnostic;
};
export type SearchResult = {
    readonly records: BlobRecords;
    /** Candidates that came up since the last result; they are numbered on from there. */
    readonly texts: readonly CandidateText[];
    readonly problems: readonly BlobProblem[];
    readonly coverage: Coverage;
};
export declare class BlobSearcher {
    #private;
    constructor(matcher: Matcher, table: CandidateTable, ruleSet: RuleSet, inside: InsideLimits);
    visit(object: WalkedObject, parent: SearchedBlob | undefined): SearchedBlob;
    /** What was found since the last call. */
    takeResult(): SearchResult;
    /** The number of a match that was judged in an earlier version. */
    protected repeated(candidate: number, _rule: Rule, _at: number, _match: RelativeMatch): number;
    /** Number of the candidate that a match is, or -1. What came of it is noted down: versions of a file repeat their lines. */
    protected candidateOf(bytes: Buffer, match: NotedMatch): number;
}
