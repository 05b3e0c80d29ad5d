import type { RuleSpec } from '../model/rule.ts';
/** To gitleaks a tag is a label and nothing else. */
export declare function isPublicSpec({ dialect, tags }: RuleSpec): boolean;
