import type { SearchResult } from './blob-searcher.ts';
import type { CandidateText } from './candidate-table.ts';
/** A candidate of a blob: its number, and where its secret starts. */
export type PlacedCandidate = {
    readonly candidate: number;
    readonly start: number;
};
export declare class HistoryRecords {
    #private;
    readonly texts: CandidateText[];
    /** By candidate: equal for equal secrets of the same rule. */
    readonly secrets: number[];
    add({ records, texts }: SearchResult, thread: number): void;
    /** Numbers (in the catalog) of the blobs with candidates, rising. */
    blobs(): Int32Array;
    /** Calls `use` for every blob with its candidates in order of place. */
    forBlobs(use: (blob: number, candidates: readonly PlacedCandidate[]) => void): void;
}
