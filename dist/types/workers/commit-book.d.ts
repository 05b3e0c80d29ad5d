import type { CommitGraph } from '../git/commit-graph.ts';
import type { CommitInfo } from '../git/commit-text.ts';
import type { CommitOrigin } from '../model/origin.ts';
import type { MessageFindings } from './message-search.ts';
export type CommitFacts = Pick<CommitOrigin, 'commit' | 'author' | 'email' | 'date' | 'subject' | 'ageDays'>;
export declare class CommitBook {
    #private;
    /** `messages`: what was found in the commits' own messages, which must not be shown as their subjects. */
    constructor(describe: (commit: string) => CommitInfo, messages: readonly MessageFindings[], now: number | undefined);
    /** What a finding says of a commit (hex). Throws GitReadError. */
    factsOf(commit: string): CommitFacts;
}
export declare function describeFrom(graph: CommitGraph): (commit: string) => CommitInfo;
