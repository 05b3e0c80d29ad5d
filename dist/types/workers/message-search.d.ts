import type { CommitGraph } from '../git/commit-graph.ts';
import type { WalkedObject } from '../git/object-walk.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Finding } from '../model/finding.ts';
import type { HistorySelection } from './history-bounds.ts';
import type { Scanner } from './scan-setup.ts';
/** What was found in one message. */
export type MessageFindings = {
    readonly objectId: string;
    readonly objectType: 'commit' | 'tag';
    readonly findings: readonly Finding[];
};
export declare class MessageSearcher {
    #private;
    readonly found: MessageFindings[];
    /** Of encoded data that was not read. */
    readonly diagnostics: Diagnostic[];
    searched: number;
    bytes: number;
    constructor(scanner: Scanner, repository: string);
    add(object: Pick<WalkedObject, 'oid' | 'type' | 'bytes'>): void;
}
/** The findings in messages of selected commits, and of tags on them; without a selection, of all. */
export declare function selectedMessages(found: readonly MessageFindings[], graph: CommitGraph, selection: HistorySelection | undefined): Finding[];
