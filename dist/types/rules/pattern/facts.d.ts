import { type Literal } from './literals.ts';
export type { Literal } from './literals.ts';
/**
 * Facts that hold for every match. Lengths are bytes of UTF-8. `minBytes` is never larger and `maxBytes` never smaller than the
 * truth; `maxBytes` is Infinity when there is no bound. `groupNames` are in the order of their groups.
 * `literals`: every match contains at least one of them within its distances (but see `Literal` on U+212A and U+017F); all have
 * at least 3 bytes. Null when no such set of a useful size was found.
 */
export type PatternFacts = {
    readonly minBytes: number;
    readonly maxBytes: number;
    readonly groupCount: number;
    readonly groupNames: readonly string[];
    readonly literals: readonly Literal[] | null;
    /** Most line feeds a match can hold; never smaller than the truth, Infinity when there is no bound. */
    readonly maxNewlines: number;
};
/** Analyses an RE2 pattern. Throws `PatternError` when it is none. */
export declare function analyzePattern(source: string): PatternFacts;
