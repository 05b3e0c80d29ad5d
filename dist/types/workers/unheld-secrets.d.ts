import type { BlobAttribution } from '../git/attribution.ts';
import type { CommitGraph } from '../git/commit-graph.ts';
import type { RefListing } from '../git/list-refs.ts';
import type { RuleSet } from '../model/rule.ts';
import type { HistoryRecords } from './history-records.ts';
import type { PathJudge } from './path-judge.ts';
import type { FindingRequest } from './write-findings.ts';
export type UnheldInput = {
    readonly graph: CommitGraph;
    readonly records: HistoryRecords;
    readonly judge: PathJudge;
    readonly ruleSet: RuleSet;
    readonly repository: string;
};
/** Numbers of the blobs that references name without a commit. */
export declare function taggedBlobs({ refs, past }: RefListing, graph: CommitGraph): Set<number>;
/** What to write out for blobs without any commit. */
export declare function requestLoose(blobs: ReadonlySet<number>, input: UnheldInput): FindingRequest[];
/** What to write out for blobs that only unreachable commits hold, and which blobs not even those do. */
export declare function requestAbandoned(blobs: ReadonlySet<number>, attribution: BlobAttribution, input: UnheldInput): {
    readonly requests: FindingRequest[];
    readonly loose: ReadonlySet<number>;
};
