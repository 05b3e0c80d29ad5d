import type { ScanOptions } from '../config/options.ts';
import type { ScanResult } from './file-scanner.ts';
import type { FilesOutcome } from './scan-files.ts';
import type { Scanner } from './scan-setup.ts';
/** `wholeFiles`: unchanged lines of a staged file as well. Throws ToolError as `listStaged` does, and `usage` for a bad glob. */
export declare function scanStaged(options: ScanOptions, wholeFiles: boolean, scanner: Scanner, onResult: (result: ScanResult) => void): Promise<FilesOutcome>;
