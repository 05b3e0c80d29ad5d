import type { OfflineJudge } from '../judge/offline.ts';
import type { Rule, RuleSet } from '../model/rule.ts';
import type { HistoryRecords, PlacedCandidate } from './history-records.ts';
/** Whether a rule's path pattern allows a path. */
export type PathFilter = (rule: Rule, path: string) => boolean;
export declare class PathJudge {
    #private;
    constructor(ruleSet: RuleSet, records: HistoryRecords, offline: OfflineJudge, applies: PathFilter);
    /** Numbers of the candidates of a blob that stand under `path` and are reported by themselves. */
    standing(candidates: readonly PlacedCandidate[], path: string): number[];
}
