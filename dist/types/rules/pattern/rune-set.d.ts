/** Flat pairs `lo, hi, lo, hi, ...`, both inclusive, ascending, disjoint and not adjacent. */
export type RuneSet = readonly number[];
/** A set known only roughly: it holds all of `under` and nothing outside `over`. The two are equal where it is known exactly. */
export type RuneBounds = {
    readonly over: RuneSet;
    readonly under: RuneSet;
};
/** The largest code point. */
export declare const maxRune = 1114111;
/** Sorts and merges pairs that may overlap. */
export declare function normalizeRunes(pairs: readonly number[]): RuneSet;
/** True when `rune` is in `set`. */
export declare function hasRune(set: RuneSet, rune: number): boolean;
/** How many code points `set` holds. */
export declare function countRunes(set: RuneSet): number;
/** A set known exactly. */
export declare function exactBounds(set: RuneSet): RuneBounds;
/** The complement: what may be in becomes what may be out. */
export declare function negateBounds(bounds: RuneBounds): RuneBounds;
/**
 * Case folding as RE2 does it (simple folding, one code point to one). Exact for ASCII, where k also folds to U+212A and
 * s to U+017F. For other characters `over` takes in the whole plane class they can fold into: no simple folding crosses
 * U+10000, and only the two exotica just named fold to ASCII.
 */
export declare function foldBounds(bounds: RuneBounds): RuneBounds;
/** Length in bytes of a code point in UTF-8; surrogates count 3. */
export declare function utf8Length(rune: number): number;
/** True for A-Z and a-z. */
export declare function isAsciiLetter(rune: number): boolean;
/** What an ASCII letter stands for under `(?i)`: both cases, and U+212A for k, U+017F for s. */
export declare function foldedLetter(rune: number): RuneSet;
/** True for the two characters that only case folding brings into a class of ASCII characters. */
export declare function isFoldExotic(rune: number): boolean;
/** The set without those two characters. */
export declare function withoutFoldExotica(set: RuneSet): RuneSet;
/** Lower-cases ASCII only; everything else stays as it is. */
export declare function asciiLower(text: string): string;
