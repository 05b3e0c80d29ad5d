import type { WalkedObject } from '../git/object-walk.ts';
import type { HitList } from '../match/hit-list.ts';
import { type NotedMatch } from '../match/hit-searcher.ts';
import type { Matcher } from '../match/matcher.ts';
import { type Coverage } from '../model/coverage.ts';
import type { RuleSet } from '../model/rule.ts';
import type { CandidateTable, CandidateText } from './candidate-table.ts';
/** What is known of a blob when the deltas on it are visited. */
export type SearchedBlob = {
    /** Of a text only: anything else is no base to carry hits over from. */
    readonly hits: HitList | undefined;
    readonly length: number;
};
/** The blobs with candidates. Plain data on typed arrays: may be posted to another thread. */
export type BlobRecords = {
    /** Numbers of the objects in the catalog. */
    readonly blobs: Int32Array;
    /** Where each blob's candidates end in the arrays below. */
    readonly ends: Int32Array;
    readonly candidates: Int32Array;
    /** Offset of each candidate's secret in the text. */
    readonly starts: Int32Array;
};
export type SearchResult = {
    readonly records: BlobRecords;
    /** Candidates that came up since the last result; they are numbered on from there. */
    readonly texts: readonly CandidateText[];
    readonly coverage: Coverage;
};
export declare class BlobSearcher {
    #private;
    constructor(matcher: Matcher, table: CandidateTable, ruleSet: RuleSet);
    visit(object: WalkedObject, parent: SearchedBlob | undefined): SearchedBlob;
    /** What was found since the last call. */
    takeResult(): SearchResult;
    /** Number of the candidate that a match is, or -1. What came of it is noted down: versions of a file repeat their lines. */
    protected candidateOf(bytes: Buffer, match: NotedMatch): number;
}
