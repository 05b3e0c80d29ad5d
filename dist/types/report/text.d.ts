import type { ScanReport } from '../model/report.ts';
import type { ReportOptions } from './index.ts';
export declare function reportText(whole: ScanReport, options: ReportOptions): string;
