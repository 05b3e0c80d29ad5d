import type { BlobAttribution } from '../git/attribution.ts';
import type { CommitGraph } from '../git/commit-graph.ts';
import type { WalkPlan } from '../git/pack-families.ts';
import type { Finding } from '../model/finding.ts';
import { type CommitOrigin } from '../model/origin.ts';
import type { RuleSet } from '../model/rule.ts';
import type { CommitBook } from './commit-book.ts';
import { type HeldSecret, type HeldVersion } from './held-secrets.ts';
import type { HistorySelection } from './history-bounds.ts';
import type { HistoryCrew } from './history-crew.ts';
import type { HistoryRecords } from './history-records.ts';
import type { FindingRequest, Version } from './write-findings.ts';
export type HeldWriter = {
    readonly graph: CommitGraph;
    readonly attribution: BlobAttribution;
    readonly selection: HistorySelection;
    readonly book: CommitBook;
    readonly records: HistoryRecords;
    readonly ruleSet: RuleSet;
    readonly repository: string;
};
/** What to write out for secrets that came in with a selected commit. */
export declare function requestHeld(held: readonly HeldSecret[], writer: HeldWriter): FindingRequest[];
/** A version as the earliest commit that holds it shows it. */
export declare function commitVersion({ blobId, holder }: HeldVersion, path: string, extent: Pick<CommitOrigin, 'commits' | 'inHead'>, { graph, book, repository }: HeldWriter): Version;
/** Has the crew write findings; in the order of the requests. */
export declare function writeAll(requests: readonly FindingRequest[], crew: HistoryCrew, plan: WalkPlan): Promise<Finding[]>;
/**
 * Adds what only all findings together tell: at how many paths each secret is, and where its line is to be seen. `prefix` stands before
 * the paths, which the hosting site does not know.
 */
export declare function finishFindings(findings: readonly Finding[], originUrl: string | undefined, prefix?: string): Finding[];
