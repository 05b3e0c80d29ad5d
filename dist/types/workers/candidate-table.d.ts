import { type OfflineJudge } from '../judge/offline.ts';
import type { Match } from '../model/match.ts';
import type { RuleSet } from '../model/rule.ts';
import type { Span } from '../model/span.ts';
/** What the checks need of a match besides its path. Plain data: may be posted to another thread. */
export type CandidateText = {
    /** Position of the rule in the rule set. */
    readonly rule: number;
    readonly secret: string;
    /** The secret's bytes as Latin-1: equal exactly for equal secrets, whatever their encoding. */
    readonly secretBytes: string;
    readonly entropy: number;
    readonly match: string;
    readonly line: string;
    readonly secretStart: number;
};
export declare class CandidateTable {
    #private;
    constructor(ruleSet: RuleSet, offline: OfflineJudge);
    /** Number of the candidate a match stands for, or -1 when it is none, and the line it was judged by. */
    numberOf(bytes: Buffer, match: Match): {
        readonly candidate: number;
        readonly line: Span;
    };
    /** The candidates that came up since the last call, in the order of their numbers. */
    takeNew(): CandidateText[];
}
/** True when nothing that the candidate's rule asks for rejects it under this path. */
export declare function passesChecks({ rules }: RuleSet, offline: OfflineJudge, text: CandidateText, path: string): boolean;
