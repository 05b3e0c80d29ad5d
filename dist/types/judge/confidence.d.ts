import type { Evidence, OfflineVerdict } from '../model/finding.ts';
import type { RuleSpec } from '../model/rule.ts';
import { type Confidence, type Severity } from '../model/severity.ts';
import { type Assessment } from './offline.ts';
/**
 * `entropy` is the secret's, in bits per character. A proven secret is one wherever it stands. `pairs` says of a rule with pairs which of the
 * other halves were found, by their facts.
 */
export declare function weighConfidence(spec: RuleSpec, path: string, entropy: number, assessment?: Assessment, pairs?: readonly string[]): {
    confidence: Confidence;
    evidence: Evidence[];
};
/** The rule's severity, or less for what can no longer or not yet be used. */
export declare function weighSeverity(spec: RuleSpec, { facts, state }: Assessment): {
    severity: Severity;
    evidence: Evidence[];
};
/** Values made to be stolen: whoever uses one is noticed by its owner. */
export declare function isCanary({ facts }: Assessment): boolean;
/** What a report says of the check. */
export declare function describeAssessment({ state, facts }: Assessment): OfflineVerdict;
