import type { ScanTarget } from '../config/options.ts';
import type { ScanResult } from './file-scanner.ts';
import type { FilesOutcome } from './scan-files.ts';
import type { Scanner } from './scan-setup.ts';
/** A stream that fails is a diagnostic; what came before is searched. When `signal` aborts, the rest is not waited for. */
export declare function scanStdin(target: Extract<ScanTarget, {
    kind: 'stdin';
}>, scanner: Scanner, { onResult, signal }: {
    readonly onResult: (result: ScanResult) => void;
    readonly signal: AbortSignal | undefined;
}): Promise<FilesOutcome>;
