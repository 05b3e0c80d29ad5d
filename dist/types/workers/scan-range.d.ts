import type { FilesOutcome } from './scan-files.ts';
import type { HistoryRequest } from './scan-history.ts';
/** Throws ToolError: `unknown-revision`, `shallow-clone` when the range is not all here, and as `findRepository` does. */
export declare function scanRange(text: string, request: HistoryRequest): Promise<FilesOutcome>;
