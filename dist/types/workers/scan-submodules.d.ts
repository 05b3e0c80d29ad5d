import type { Repository } from '../git/repository.ts';
import type { FilesOutcome } from './scan-files.ts';
import type { HistoryRequest } from './scan-history.ts';
/** A repository to scan: `prefix` stands before the paths in it, empty or ending in `/`. */
export type HistoryPart = {
    readonly repository: Repository;
    readonly request: HistoryRequest;
    readonly prefix: string;
};
/** Scans the submodules, or says how many there are. `first` is the outcome of the scan of the repository itself. */
export declare function scanSubmodules({ repository, request }: HistoryPart, first: FilesOutcome, scan: (part: HistoryPart) => Promise<FilesOutcome>): Promise<FilesOutcome>;
