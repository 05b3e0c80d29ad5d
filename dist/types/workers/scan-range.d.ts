import type { Repository } from '../git/repository.ts';
import type { FilesOutcome } from './scan-files.ts';
import type { HistoryRequest } from './scan-history.ts';
export type Range = {
    readonly base: string;
    readonly head: string;
};
/** `base..head`; what is left out is HEAD. Three dots mean the same: what `head` has and `base` does not. */
export declare function readRange(repository: Repository, text: string): Range;
/** Throws ToolError: `unknown-revision`, or `shallow-clone` when the range is not all here. */
export declare function scanRange(repository: Repository, text: string, request: HistoryRequest): Promise<FilesOutcome>;
