import type { Rule } from './rule.ts';
import type { Span } from './span.ts';
export type Match = {
    readonly rule: Rule;
    /** The whole match of the pattern. */
    readonly span: Span;
    /** The capture group that is the secret, or the whole match. */
    readonly secret: Span;
};
