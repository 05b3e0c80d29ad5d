import type { RuleSummary } from '../model/report.ts';
import type { ScanRules } from './load-rules.ts';
/** One summary per rule, in their order. Rules and notes are read when a reporter asks: a scan without findings seldom needs any. */
export declare function summarizeRules({ ruleSet, notesOf }: Pick<ScanRules, 'ruleSet' | 'notesOf'>): RuleSummary[];
