// The report for people: findings grouped by file, then what was not searched, the coverage, and a verdict in one sentence.
// All text that comes from the scanned input is escaped on its way in (src/lib/escape-controls.ts).

import { escapeControls } from '../lib/escape-controls.ts';
import { countOf } from '../lib/human-number.ts';
import type { Finding } from '../model/finding.ts';
import { originPath } from '../model/origin.ts';
import type { ScanReport } from '../model/report.ts';
import { createPaint, type Paint } from './ansi.ts';
import { coverageLines, diagnosticLines, verdictLines } from './closing.ts';
import { findingLines, type TextContext } from './finding-lines.ts';
import type { ReportOptions } from './index.ts';
import { hideInformational } from './informational.ts';
import { shownSecret } from './snippet.ts';

// Said once, after the verdict: the one thing a person who disagrees needs to know.
const hint = 'Revoke real secrets; allow a false positive with a `trapline:allow` comment.';

export function reportText(whole: ScanReport, options: ReportOptions): string {
  const { report, hidden } = hideInformational(whole, options.verbosity);
  const paint = createPaint(options.color);
  if (options.verbosity < 0) return joinLines(quietLines(report, options, paint));
  const advice = new Advice(report, options.verbosity > 0);
  const shown = report.findings.filter((finding) => finding.suppression === undefined || options.verbosity > 0);
  const blocks = [
    ...groupByPath(shown).map(([path, findings]) => fileLines(path, findings, { options, paint }, advice)),
    diagnosticLines(report.diagnostics, options.verbosity, paint),
    [...coverageLines(report, options.verbosity), ...hiddenLines(hidden)],
    [...verdictLines(report, paint), ...hintLines(report)],
  ];
  return joinLines(
    blocks.filter((lines) => lines.length > 0).flatMap((lines, index) => (index > 0 ? ['', ...lines] : lines)),
  );
}

function hiddenLines(hidden: number): string[] {
  return hidden === 0 ? [] : [`not shown: ${countOf(hidden, 'informational finding')} (-v shows them)`];
}

function quietLines(report: ScanReport, options: ReportOptions, paint: Paint): string[] {
  const standing = report.findings.filter((finding) => finding.suppression === undefined);
  return standing.map((finding) => {
    const { startLine, startColumn } = finding.location;
    const place = `${escapeControls(originPath(finding.origin))}:${startLine}:${startColumn}`;
    const secret = finding.secret.length === 0 ? '' : ` ${shownSecret(finding, options.showSecrets)}`;
    return `${place}: ${paint(finding.severity, finding.severity)} ${escapeControls(finding.ruleId)}${secret}`;
  });
}

function groupByPath(findings: readonly Finding[]): [path: string, findings: Finding[]][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const path = originPath(finding.origin);
    const group = groups.get(path);
    if (group === undefined) groups.set(path, [finding]);
    else group.push(finding);
  }
  return [...groups];
}

/** What to do first about a finding: said at the first finding of a rule, or at each. */
class Advice {
  readonly #report: ScanReport;
  readonly #isRepeated: boolean;
  readonly #said = new Set<string>();

  constructor(report: ScanReport, isRepeated: boolean) {
    this.#report = report;
    this.#isRepeated = isRepeated;
  }

  of({ ruleId, suppression }: Finding): string | undefined {
    if (suppression !== undefined || (this.#said.has(ruleId) && !this.#isRepeated)) return undefined;
    this.#said.add(ruleId);
    return this.#report.rules.find(({ id }) => id === ruleId)?.respond;
  }
}

function fileLines(path: string, findings: readonly Finding[], context: TextContext, advice: Advice): string[] {
  const header = context.paint('path', escapeControls(path));
  // An empty line between findings, none under the path: the eye finds the file first and then each finding.
  return [
    header,
    ...findings.flatMap((finding, index) => [
      ...(index > 0 ? [''] : []),
      ...findingLines(finding, { ...context, respond: advice.of(finding) }),
    ]),
  ];
}

function hintLines(report: ScanReport): string[] {
  return report.findings.some((finding) => finding.suppression === undefined) ? [hint] : [];
}

function joinLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
