import type { AllowlistSpec } from '../model/rule.ts';
export type AllowSubject = {
    readonly path: string;
    readonly commit?: string;
    readonly secret: string;
    readonly match: string;
    /** The lines the match spans, whole. */
    readonly line: string;
};
/** Tests an RE2 pattern, unanchored; given by the caller, who owns the engine and its cache. */
export type TestPattern = (pattern: string, text: string) => boolean;
/** The first allowlist that allows the subject, or undefined. */
export declare function findAllowlist(lists: readonly AllowlistSpec[], subject: AllowSubject, test: TestPattern): AllowlistSpec | undefined;
/** True when an allowlist concerns a rule: its own do, global ones do unless they name others. */
export declare function concernsRule(list: AllowlistSpec, ruleId: string): boolean;
