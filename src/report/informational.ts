// Findings of severity `info` are identifiers worth knowing, not alarms: text and SARIF leave them out unless asked for more.

import type { Finding } from '../model/finding.ts';
import type { ScanReport } from '../model/report.ts';

export type Shown = { readonly report: ScanReport; readonly hidden: number };

/** The report as it is shown: from verbosity 1 on everything, else without the informational findings, whose number is told. */
export function hideInformational(report: ScanReport, verbosity: number): Shown {
  if (verbosity > 0) return { report, hidden: 0 };
  const isHidden = (finding: Finding): boolean => finding.severity === 'info' && finding.suppression === undefined;
  const findings = report.findings.filter((finding) => !isHidden(finding));
  const hidden = report.findings.length - findings.length;
  return hidden === 0 ? { report, hidden } : { report: { ...report, findings }, hidden };
}
