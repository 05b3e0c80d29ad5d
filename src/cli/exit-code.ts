// The exit code, decided in one place. The output format never changes it.

import type { ScanReport } from '../model/report.ts';
import { type Severity, severityRank } from '../model/severity.ts';

/** 0 clean and complete, 1 findings, 2 could not run, 3 clean but incomplete, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

export type ExitPolicy = {
  /** Findings below this severity do not fail. */
  readonly failOn: Severity;
  /** Findings never fail (`--exit-zero`); an incomplete scan still does. */
  readonly exitZero: boolean;
  readonly isInterrupted: boolean;
};

export function decideExitCode(report: ScanReport, { failOn, exitZero, isInterrupted }: ExitPolicy): ExitCode {
  if (isInterrupted) return 130;
  const least = severityRank(failOn);
  const isFailing = report.findings.some((finding) => !finding.suppression && severityRank(finding.severity) >= least);
  if (isFailing && !exitZero) return 1;
  return report.complete ? 0 : 3;
}
