import { type ListOptions } from '../sources/files.ts';
import type { WalkEntry } from '../sources/walk.ts';
import type { ScanResult } from './file-scanner.ts';
import { type ScanSetup } from './scan-setup.ts';
export type FilesRequest = {
    readonly entries: Iterable<WalkEntry>;
    readonly setup: ScanSetup;
    readonly jobs: number;
    readonly signal: AbortSignal | undefined;
    /** Told of every part that is done. */
    readonly onResult: (result: ScanResult) => void;
};
/** What the scanning itself tells, beside the results. */
export type FilesOutcome = {
    readonly engine: 're2' | 're2js' | undefined;
    readonly isInterrupted: boolean;
};
/** Lists the files under `paths` and scans them. Throws ToolError `usage` for a bad glob. */
export declare function scanPaths(paths: readonly string[], listing: ListOptions, request: Omit<FilesRequest, 'entries'>): Promise<FilesOutcome>;
export declare function scanFiles(request: FilesRequest): Promise<FilesOutcome>;
