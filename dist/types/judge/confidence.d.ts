import type { Evidence } from '../model/finding.ts';
import type { RuleSpec } from '../model/rule.ts';
import { type Confidence } from '../model/severity.ts';
/** `entropy` is the secret's, in bits per character. */
export declare function weighConfidence(spec: RuleSpec, path: string, entropy: number): {
    confidence: Confidence;
    evidence: Evidence[];
};
