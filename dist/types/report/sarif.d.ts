import type { ScanReport } from '../model/report.ts';
import type { ReportOptions } from './index.ts';
export declare function reportSarif(whole: ScanReport, options: ReportOptions): string;
