import type { Finding } from '../model/finding.ts';
import { type Severity } from '../model/severity.ts';
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
export declare const worstFirst: readonly Severity[];
export declare function tallyFindings(findings: readonly Finding[]): Tally;
