// Counts that every format needs: findings that stand, by severity, and those that were silenced.

import type { Finding } from '../model/finding.ts';
import { originPath } from '../model/origin.ts';
import { type Severity, severities } from '../model/severity.ts';

export type Tally = {
  /** Findings that nobody silenced. */
  readonly findings: number;
  /** The same by severity; every severity is there, worst first. */
  readonly bySeverity: Readonly<Record<Severity, number>>;
  /** Different paths that hold them. */
  readonly files: number;
  readonly suppressed: number;
};

/** Severities from the worst down, as people want to read them. */
export const worstFirst: readonly Severity[] = [...severities].reverse();

export function tallyFindings(findings: readonly Finding[]): Tally {
  const standing = findings.filter((finding) => finding.suppression === undefined);
  const bySeverity = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const finding of standing) bySeverity[finding.severity] += 1;
  return {
    findings: standing.length,
    bySeverity,
    files: new Set(standing.map((finding) => originPath(finding.origin))).size,
    suppressed: findings.length - standing.length,
  };
}
