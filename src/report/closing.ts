// The end of the text report: what was not searched, what was, and the verdict. Holds the sentences on completeness.

import { escapeControls } from '../lib/escape-controls.ts';
import { countOf, countsOf, formatBytes, formatCount } from '../lib/human-number.ts';
import type { Coverage, ObjectCounts } from '../model/coverage.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { ScanReport } from '../model/report.ts';
import type { Severity } from '../model/severity.ts';
import type { Paint } from './ansi.ts';
import { type Tally, tallyFindings, worstFirst } from './tally.ts';

const artifactNouns: Readonly<Record<ScanReport['target']['kind'], string>> = {
  files: 'file',
  stdin: 'stream',
  staged: 'staged file',
  history: 'object',
  image: 'text',
};

/** Holes in the coverage always, everything else from verbosity 1 on; one line each. */
export function diagnosticLines(diagnostics: readonly Diagnostic[], verbosity: number, paint: Paint): string[] {
  return diagnostics
    .filter(({ affectsCoverage }) => affectsCoverage || verbosity > 0)
    .map(({ code, message, path, affectsCoverage }) => {
      const label = affectsCoverage ? paint('warning', 'warning:') : paint('dim', 'note:');
      const place = path === undefined ? '' : `${path}: `;
      return `${label} ${escapeControls(place + message)} (${code})`;
    });
}

/** The coverage block; from verbosity 1 on with rules and engine. */
export function coverageLines(report: ScanReport, verbosity: number): string[] {
  const { coverage, target } = report;
  const { suppressed } = tallyFindings(report.findings);
  const searched = countOf(coverage.artifacts, artifactNouns[target.kind]);
  return [
    `searched: ${searched}, ${formatBytes(coverage.bytes)}`,
    ...skippedLines(coverage),
    ...(coverage.missed > 0 ? [`missed: ${formatCount(coverage.missed)}`] : []),
    ...(coverage.promised ? [`not present: ${promisedText(coverage.promised)} promised by the remote`] : []),
    ...(suppressed > 0
      ? [`suppressed: ${countOf(suppressed, 'finding')}${verbosity > 0 ? '' : ' (-v shows them)'}`]
      : []),
    ...(verbosity > 0
      ? [`rules: ${formatCount(report.rules.length)}`, `engine: ${report.engine ?? 'not needed'}`]
      : []),
  ];
}

function promisedText({ blobs, trees }: ObjectCounts): string {
  return countsOf([
    [blobs, 'blob'],
    [trees, 'tree'],
  ]);
}

function skippedLines({ skipped }: Coverage): string[] {
  const reasons = Object.entries(skipped)
    .filter(([, count]) => count > 0)
    .sort(([reason, count], [otherReason, otherCount]) => otherCount - count || (reason < otherReason ? -1 : 1));
  if (reasons.length === 0) return [];
  const total = reasons.reduce((sum, [, count]) => sum + count, 0);
  const parts = reasons.map(([reason, count]) => `${formatCount(count)} ${reason}`);
  return [`skipped: ${formatCount(total)} (${parts.join(', ')})`];
}

/** How many findings, and whether the scan saw everything; one sentence unless both have to be said. */
export function verdictLines(report: ScanReport, paint: Paint): string[] {
  const tally = tallyFindings(report.findings);
  if (tally.findings > 0) {
    const found = paint(worstOf(tally), foundText(tally));
    return report.complete ? [found] : [found, paint('warning', `the scan is incomplete: ${incompleteText(report)}`)];
  }
  if (!report.complete) return [paint('warning', `no findings, but the scan is incomplete: ${incompleteText(report)}`)];
  // A mistyped glob or an empty index looks clean too; it is said.
  if (report.coverage.artifacts === 0) return [paint('warning', 'no findings: nothing was searched')];
  return [paint('good', 'no findings')];
}

function foundText(tally: Tally): string {
  const parts = worstFirst
    .filter((severity) => tally.bySeverity[severity] > 0)
    .map((severity) => `${formatCount(tally.bySeverity[severity])} ${severity}`);
  return `${countOf(tally.findings, 'finding')} (${parts.join(', ')}) in ${countOf(tally.files, 'file')}`;
}

function worstOf(tally: Tally): Severity {
  return worstFirst.find((severity) => tally.bySeverity[severity] > 0) ?? 'info';
}

function incompleteText({ coverage, diagnostics }: ScanReport): string {
  const parts = [
    ...(diagnostics.some(({ code }) => code === 'interrupted') ? ['it was interrupted'] : []),
    ...(coverage.missed > 0 ? [`${countOf(coverage.missed, 'input')} could not be searched`] : []),
  ];
  return parts.length > 0 ? parts.join(' and ') : 'not everything could be searched';
}
