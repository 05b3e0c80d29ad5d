// Severity (how bad if real) and confidence (how likely real) are independent; nothing in the program mixes them.

export const severities = ['info', 'low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

export const confidences = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof confidences)[number];

/** Whether the provider documents what a credential looks like; `unconfirmed` costs a rule one step of confidence. */
export const formatStates = ['confirmed', 'unconfirmed'] as const;
export type FormatState = (typeof formatStates)[number];

/** Position in the scale, for comparing: 0 is the least. */
export function severityRank(severity: Severity): number {
  return severities.indexOf(severity);
}
