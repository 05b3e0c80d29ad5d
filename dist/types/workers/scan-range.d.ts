import type { Repository } from '../git/repository.ts';
import type { FilesOutcome } from './scan-files.ts';
import type { HistoryRequest } from './scan-history.ts';
/** Throws ToolError: `unknown-revision`, or `shallow-clone` when the range is not all here. */
export declare function scanRange(repository: Repository, text: string, request: HistoryRequest): Promise<FilesOutcome>;
