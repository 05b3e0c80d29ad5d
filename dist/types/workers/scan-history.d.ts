import type { ScanOptions } from '../config/options.ts';
import type { ScanResult } from './file-scanner.ts';
import type { FilesOutcome } from './scan-files.ts';
import { type ScanSetup } from './scan-setup.ts';
export type HistoryTarget = Extract<ScanOptions['target'], {
    kind: 'history';
}>;
export type HistoryRequest = {
    readonly options: ScanOptions;
    readonly target: HistoryTarget;
    readonly setup: ScanSetup;
    readonly onResult: (result: ScanResult) => void;
};
export declare function scanHistory(request: HistoryRequest): Promise<FilesOutcome>;
