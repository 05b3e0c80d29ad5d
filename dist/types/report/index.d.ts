import type { ScanReport } from '../model/report.ts';
/** `showSecrets` unmasks secrets, `color` allows ANSI colours (text only), `verbosity` is -1 (quiet), 0, 1 or 2 (text only). */
export type ReportOptions = {
    readonly showSecrets: boolean;
    readonly color: boolean;
    readonly verbosity: number;
};
/** The whole report, ending with a line break unless it is empty. Equal reports and options give equal bytes. */
export type Reporter = (report: ScanReport, options: ReportOptions) => string;
export declare const formatNames: readonly ["text", "json", "sarif"];
export type FormatName = (typeof formatNames)[number];
/** Loads the code of one format only: a hook that prints text does not pay for SARIF. */
export declare function loadReporter(name: FormatName): Promise<Reporter>;
