import type { Coverage } from './coverage.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Finding } from './finding.ts';
import type { Severity } from './severity.ts';
/** What a reporter needs to know of a rule; all rules of the scan are listed, found or not. */
export type RuleSummary = {
    readonly id: string;
    readonly description: string;
    readonly severity: Severity;
    readonly references: readonly string[];
    /** What to do first when it has leaked; one line. */
    readonly respond?: string | undefined;
    readonly tags: readonly string[];
};
export type ScanReport = {
    readonly tool: {
        readonly name: 'trapline';
        readonly version: string;
    };
    /** What was scanned, as the user said it; `paths` are those named, for a history its folder and range. */
    readonly target: {
        readonly kind: 'files' | 'stdin' | 'staged' | 'history' | 'image';
        readonly paths: readonly string[];
    };
    /** The regular expression engine that was used: results do not depend on it, speed does. Absent when no pattern had to run. */
    readonly engine?: 're2' | 're2js';
    readonly rules: readonly RuleSummary[];
    /** Sorted by path, offset, rule. Suppressed findings are included and marked. */
    readonly findings: readonly Finding[];
    readonly diagnostics: readonly Diagnostic[];
    readonly coverage: Coverage;
    /** False when the scan was interrupted or something that should have been searched was not. */
    readonly complete: boolean;
};
