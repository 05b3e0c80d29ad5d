import type { BlobAttribution } from '../git/attribution.ts';
import { type ObjectCatalog } from '../git/object-catalog.ts';
import type { BlobProblem } from './blob-searcher.ts';
import type { ScanResult } from './file-scanner.ts';
import type { HistorySelection } from './history-bounds.ts';
export type ProblemSetting = {
    readonly attribution: BlobAttribution;
    readonly selection: HistorySelection;
    readonly catalog: ObjectCatalog;
    /** Also of blobs that no commit holds. */
    readonly isAll: boolean;
};
/** Of blobs that came in with a selected commit. */
export declare function reportInside(problems: readonly BlobProblem[], setting: ProblemSetting): ScanResult;
