import type { ScanReport } from '../model/report.ts';
import type { ReportOptions } from './index.ts';
export declare const jsonSchemaName = "trapline-report/1";
export declare function reportJson(report: ScanReport, options: ReportOptions): string;
