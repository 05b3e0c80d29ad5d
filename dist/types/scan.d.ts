import type { ScanOptions } from './config/options.ts';
import type { ScanReport } from './model/report.ts';
/** Scans what the options say. Throws ToolError when it cannot start; what cannot be read on the way is in the report. */
export declare function scan(options: ScanOptions): Promise<ScanReport>;
/** Fails when nothing the user named could be looked at: a scan of nothing is not a clean one. */
export declare function assertSomethingScanned(report: ScanReport): void;
