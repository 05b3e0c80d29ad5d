import type { Rule } from '../model/rule.ts';
/** To gitleaks a tag is a label and nothing else. */
export declare function isPublicRule({ spec }: Rule): boolean;
