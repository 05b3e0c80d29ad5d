export declare const severities: readonly ["info", "low", "medium", "high", "critical"];
export type Severity = (typeof severities)[number];
export declare const confidences: readonly ["low", "medium", "high"];
export type Confidence = (typeof confidences)[number];
/** Whether the provider documents what a credential looks like; `unconfirmed` costs a rule one step of confidence. */
export declare const formatStates: readonly ["confirmed", "unconfirmed"];
export type FormatState = (typeof formatStates)[number];
/** Position in the scale, for comparing: 0 is the least. */
export declare function severityRank(severity: Severity): number;
