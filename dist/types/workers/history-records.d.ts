import type { BlobProblem, SearchResult } from './blob-searcher.ts';
import type { CandidateText } from './candidate-table.ts';
/** A candidate of a blob: its number, the text of the blob it is in (0: its own), and where in that its secret starts. */
export type PlacedCandidate = {
    readonly candidate: number;
    readonly place: number;
    readonly view: number;
    /** Of an archive, or empty. */
    readonly member: string;
};
export declare class HistoryRecords {
    #private;
    readonly texts: CandidateText[];
    /** By candidate: equal for equal secrets of the same rule. */
    readonly secrets: number[];
    readonly problems: BlobProblem[];
    add({ records, texts, problems }: SearchResult, thread: number): void;
    /** Numbers (in the catalog) of the blobs with candidates or problems, rising. */
    blobs(): Int32Array;
    /** Calls `use` for every blob with its candidates in order of place. */
    forBlobs(use: (blob: number, candidates: readonly PlacedCandidate[]) => void): void;
}
