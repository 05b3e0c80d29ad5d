import type { ViewCandidate } from './view-searcher.ts';
/** Plain data on shared memory: may be posted to another thread. */
export type BlobRecords = {
    /** Numbers of the objects in the catalog. */
    readonly blobs: Int32Array;
    /** Where each blob's candidates end in the arrays below. */
    readonly ends: Int32Array;
    readonly candidates: Int32Array;
    /** Offset of each candidate's secret in the text it was found in. */
    readonly places: Int32Array;
    /** The same in the blob; for the member of an archive in the member. Of what was decoded, where its encoding begins. */
    readonly starts: Int32Array;
    /** Which text each candidate was found in: 0 is the blob's own, 1 the first of `members`. */
    readonly views: Int32Array;
    /** For each view that was found something in, the member of an archive that it is of, or nothing. */
    readonly members: readonly string[];
};
/** Grows the lists and packs them. */
export declare class RecordBuilder {
    #private;
    /** Of the blob's own text. */
    add(candidate: number, start: number): void;
    /** Of one view of the blob. */
    addView(found: readonly ViewCandidate[], member: string): void;
    /** What was added since the last call belongs to this blob. */
    endBlob(blob: number): void;
    finish(): BlobRecords;
}
