import type { Matcher } from '../match/matcher.ts';
import type { Rule } from '../model/rule.ts';
import { type View } from '../views/view.ts';
import type { CandidateTable } from './candidate-table.ts';
/** A candidate of a view: where its secret starts in the view, and where that begins in what the view was made from. */
export type ViewCandidate = {
    readonly candidate: number;
    readonly place: number;
    readonly start: number;
};
export declare class ViewSearcher {
    #private;
    /** `longestText`: in longer texts a rule need not be looked for. */
    constructor(matcher: Matcher, table: CandidateTable, longestText: (rule: Rule) => number);
    search({ bytes, map, parts }: View): ViewCandidate[];
}
