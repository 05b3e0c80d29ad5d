import type { ScanReport } from '../model/report.ts';
export type Shown = {
    readonly report: ScanReport;
    readonly hidden: number;
};
/** The report as it is shown: from verbosity 1 on everything, else without the informational findings, whose number is told. */
export declare function hideInformational(report: ScanReport, verbosity: number): Shown;
