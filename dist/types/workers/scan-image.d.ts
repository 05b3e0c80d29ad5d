import type { ImageTarget, ScanOptions } from '../config/options.ts';
import { type ImageRequest } from '../sources/image.ts';
import type { ScanResult } from './file-scanner.ts';
import type { FilesOutcome } from './scan-files.ts';
import type { ScanSetup } from './scan-setup.ts';
export type ImageScanRequest = {
    readonly request: ImageRequest;
    readonly include: readonly string[];
    readonly exclude: readonly string[];
    readonly setup: ScanSetup;
    readonly jobs: number;
    readonly onResult: (result: ScanResult) => void;
};
export type ImageTargetRequest = {
    readonly options: ScanOptions;
    readonly target: ImageTarget;
    readonly setup: ScanSetup;
    readonly onResult: (result: ScanResult) => void;
};
/** Scans what the options name. Throws ToolError `usage` for a platform that is none. */
export declare function scanImageTarget({ options, target, setup, onResult }: ImageTargetRequest): Promise<FilesOutcome>;
/** Throws ToolError when there is no image. */
export declare function scanImage({ request, include, exclude, setup, jobs, onResult, }: ImageScanRequest): Promise<FilesOutcome>;
