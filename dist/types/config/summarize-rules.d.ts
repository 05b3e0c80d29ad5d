import type { RuleSummary } from '../model/report.ts';
import type { ScanRules } from './load-rules.ts';
/** One summary per rule, in their order. Notes are looked up when a reporter reads them: a scan without findings seldom needs any. */
export declare function summarizeRules({ ruleSet, notesOf }: Pick<ScanRules, 'ruleSet' | 'notesOf'>): RuleSummary[];
