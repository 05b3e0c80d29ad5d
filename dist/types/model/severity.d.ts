export declare const severities: readonly ["info", "low", "medium", "high", "critical"];
export type Severity = (typeof severities)[number];
export declare const confidences: readonly ["low", "medium", "high"];
export type Confidence = (typeof confidences)[number];
/** Position in the scale, for comparing: 0 is the least. */
export declare function severityRank(severity: Severity): number;
