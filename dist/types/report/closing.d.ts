import type { Diagnostic } from '../model/diagnostic.ts';
import type { ScanReport } from '../model/report.ts';
import type { Paint } from './ansi.ts';
/** Holes in the coverage always, everything else from verbosity 1 on; one line each. */
export declare function diagnosticLines(diagnostics: readonly Diagnostic[], verbosity: number, paint: Paint): string[];
/** The coverage block; from verbosity 1 on with rules and engine. */
export declare function coverageLines(report: ScanReport, verbosity: number): string[];
/** How many findings, and whether the scan saw everything; one sentence unless both have to be said. */
export declare function verdictLines(report: ScanReport, paint: Paint): string[];
