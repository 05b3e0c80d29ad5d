import type { ScanReport } from '../model/report.ts';
import type { ReportOptions } from './index.ts';
export declare function reportJson(report: ScanReport, options: ReportOptions): string;
