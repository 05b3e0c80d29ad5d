// What a report says of the rules of its scan.

import type { RuleSummary } from '../model/report.ts';
import type { ScanRules } from './load-rules.ts';

/** One summary per rule, in their order. Rules and notes are read when a reporter asks: a scan without findings seldom needs any. */
export function summarizeRules({ ruleSet, notesOf }: Pick<ScanRules, 'ruleSet' | 'notesOf'>): RuleSummary[] {
  return ruleSet.rules.map((rule) => ({
    get id() {
      return rule.spec.id;
    },
    get description() {
      return rule.spec.description;
    },
    get severity() {
      return rule.spec.severity;
    },
    get tags() {
      return rule.spec.tags;
    },
    get references() {
      return notesOf(rule.spec).references;
    },
    get respond() {
      return notesOf(rule.spec).respond;
    },
  }));
}
