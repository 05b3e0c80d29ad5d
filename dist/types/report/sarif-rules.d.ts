import type { RuleSummary } from '../model/report.ts';
import type { Severity } from '../model/severity.ts';
type SarifLevel = 'error' | 'warning' | 'note';
/** `error` for critical and high, `warning` for medium, `note` below. */
export declare function sarifLevel(severity: Severity): SarifLevel;
export type SarifRule = {
    readonly id: string;
    readonly [property: string]: unknown;
};
/** One descriptor per rule in the order given. If there are too many, those with findings come first and the rest is cut. */
export declare function writeRules(rules: readonly RuleSummary[], found: ReadonlySet<string>): SarifRule[];
export {};
