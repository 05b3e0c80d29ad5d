import type { OfflineJudge } from '../judge/offline.ts';
import type { Rule, RuleSet } from '../model/rule.ts';
import type { HistoryRecords, PlacedCandidate } from './history-records.ts';
/** Whether a rule's path pattern allows a path. */
export type PathFilter = (rule: Rule, path: string) => boolean;
export declare class PathJudge {
    #private;
    constructor(ruleSet: RuleSet, records: HistoryRecords, offline: OfflineJudge, applies: PathFilter);
    /** The candidates of a blob that stand under `path` and are reported by themselves. */
    standing(candidates: readonly PlacedCandidate[], path: string): PlacedCandidate[];
}
/** The path of what is in an archive at `path`; without a member, that of the file itself. */
export declare function memberPath(path: string, member: string): string;
