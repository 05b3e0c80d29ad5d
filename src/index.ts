// The public API. Everything else is internal and may change without notice.

export { createValueChecker, type ValueChecker, type ValueContext, type ValueOutcome } from './check-value.ts';
export { loadScanRules as loadRules, type RuleRequest, type ScanRules } from './config/load-rules.ts';
export { defaultOptions, type Progress, type ScanOptions, type ScanTarget } from './config/options.ts';
export type { Coverage, SkipReason } from './model/coverage.ts';
export type { Diagnostic, DiagnosticCode } from './model/diagnostic.ts';
export type { Evidence, Finding, Snippet, Suppression, Verdict } from './model/finding.ts';
export type { Location } from './model/location.ts';
export type { Origin } from './model/origin.ts';
export type { RuleSummary, ScanReport } from './model/report.ts';
export type { AllowlistSpec, Rule, RuleSet, RuleSpec } from './model/rule.ts';
export { Secret } from './model/secret.ts';
export type { Confidence, Severity } from './model/severity.ts';
export { ToolError } from './model/tool-error.ts';
export { formatNames, loadReporter, type Reporter, type ReportOptions } from './report/index.ts';
export { generateToken } from './rules/token/generate.ts';
export { scan } from './scan.ts';
export { version } from './version.ts';
