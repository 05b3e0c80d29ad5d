// What a report says of the rules of its scan.

import type { RuleSummary } from '../model/report.ts';
import type { ScanRules } from './load-rules.ts';

/** One summary per rule, in their order. Notes are looked up when a reporter reads them: a scan without findings seldom needs any. */
export function summarizeRules({ ruleSet, notesOf }: Pick<ScanRules, 'ruleSet' | 'notesOf'>): RuleSummary[] {
  return ruleSet.rules.map(({ spec }) => ({
    id: spec.id,
    description: spec.description,
    severity: spec.severity,
    tags: spec.tags,
    get references() {
      return notesOf(spec).references;
    },
    get respond() {
      return notesOf(spec).respond;
    },
  }));
}
