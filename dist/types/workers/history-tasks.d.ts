import type { WalkPart, WalkPlan } from '../git/pack-families.ts';
import { type PackOffsets, type PackScan } from '../git/pack-headers.ts';
import { type TreeScan } from '../git/tree-scan.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Finding } from '../model/finding.ts';
import { type SearchResult } from './blob-searcher.ts';
import { type Scanner, type ScanSetup } from './scan-setup.ts';
import { type FindingRequest } from './write-findings.ts';
/** Work that threads take from each other: `next` holds the number of the first part that nobody has taken. */
export type SharedParts = {
    readonly parts: readonly WalkPart[];
    readonly next: Int32Array;
    /** Objects and kilobytes (of the packs) that are done, for progress. */
    readonly done: Int32Array;
};
export type HistoryTask = {
    readonly kind: 'headers';
    readonly packs: readonly PackOffsets[];
    readonly oidBytes: number;
    readonly begun: Int32Array;
} | {
    readonly kind: 'search';
    readonly work: SharedParts;
    readonly maxObjectBytes: number;
} | {
    readonly kind: 'trees';
    readonly work: SharedParts;
    readonly wanted: Int32Array;
} | {
    readonly kind: 'write';
    readonly plan: WalkPlan;
    readonly work: SharedRequests;
};
/** Findings to be written; `next` holds the number of the first batch that nobody has taken. */
export type SharedRequests = {
    readonly batches: readonly (readonly FindingRequest[])[];
    readonly next: Int32Array;
};
/** Objects that were not read; `missed` is how many. */
export type Gap = {
    readonly diagnostic: Diagnostic;
    readonly missed: number;
};
export type HistoryAnswer = 
/** Nothing where a pack could not be read, or somebody else had begun. */
{
    readonly kind: 'headers';
    readonly scans: readonly PackScan[] | undefined;
} | ({
    readonly kind: 'search';
    readonly gaps: readonly Gap[];
} & SearchResult) | {
    readonly kind: 'trees';
    readonly part: number;
    readonly scan: TreeScan;
    readonly gaps: readonly Gap[];
} | {
    readonly kind: 'write';
    readonly batch: number;
    readonly findings: readonly (Finding | undefined)[];
};
/** One thread's share of the work. Its candidates are numbered by itself. */
export declare class HistoryThread {
    #private;
    readonly scanner: Scanner;
    /** `scanner` has to have an arena of `chainArenaBytes`, which nobody else uses while a task's generator runs. */
    constructor(setup: ScanSetup, scanner?: Scanner);
    /** Does a task, with an answer after each part. */
    run(task: HistoryTask): Generator<HistoryAnswer, void, undefined>;
}
/** True for the first thread that asks. */
export declare function takeOnce(begun: Int32Array): boolean;
