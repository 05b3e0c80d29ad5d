import type { Rule } from './rule.ts';
export type RuleChanges = {
    /** By index in the other set: the index in this one of a rule that searches for the same, -1 when there is none. */
    readonly positions: Int32Array;
    /** The rules of this set that are none of those. */
    readonly added: readonly Rule[];
    /** Those that search for the same but are not what they were. */
    readonly restated: readonly Rule[];
};
