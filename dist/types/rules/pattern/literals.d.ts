import type { ClassNode } from './ast.ts';
/**
 * Text that a match contains. `text` is lower-case (ASCII) when `ignoreCase`, which folds ASCII letters only: where `(?i)` lets
 * the engine match U+212A for k or U+017F for s, that spelling does not contain the literal.
 * `maxBefore`: longest distance in bytes from the match's start to the literal's start; `maxAfter`: from the literal's end to
 * the match's end. Infinity where unbounded.
 */
export type Literal = {
    readonly text: string;
    readonly ignoreCase: boolean;
    readonly maxBefore: number;
    readonly maxAfter: number;
};
/** One string of a finite language. */
export type Text = {
    readonly text: string;
    readonly ignoreCase: boolean;
};
/** All strings a part can match (never more than `maxTexts`), or null when they are too many. Empty: it never matches. */
export type TextSet = readonly Text[] | null;
/** A set of which every match contains one. `weight`: the probability of meeting one at a place; `score`: larger is better. */
export type Candidate = {
    readonly literals: readonly Literal[];
    readonly weight: number;
    readonly score: number;
};
/** The set with the empty string only. */
export declare const emptyText: readonly Text[];
/** Products larger than this cost the prefilter more than their length saves. */
export declare const maxTexts = 64;
/** Strings of a class, both cases of a letter joined into one member that ignores case; null when too many. */
export declare function textsOfClass(node: ClassNode): TextSet;
/** False for code points whose bytes in a match are not certain. */
export declare function isEncodable(rune: number): boolean;
/** All concatenations, or null when they are too many. */
export declare function crossTexts(left: TextSet, right: TextSet): TextSet;
/** Everything in any of the sets, or null when that is too many. */
export declare function uniteTexts(sets: readonly TextSet[]): TextSet;
/** A candidate from the texts found at one place, or null when one of them is too short or they cannot beat `scoreToBeat`. */
export declare function candidateOf(texts: readonly Text[], maxBefore: number, maxAfter: number, scoreToBeat: number): Candidate | null;
/** The candidate of a choice: a literal of each branch. Null when a branch has none. */
export declare function uniteCandidates(candidates: readonly (Candidate | null)[]): Candidate | null;
/** The same candidate seen from a longer match. */
export declare function shiftCandidate(candidate: Candidate, before: number, after: number): Candidate;
/** Drops literals that contain another of the set, whose distances grow so that it answers for them as well. */
export declare function minimizeLiterals(literals: readonly Literal[]): readonly Literal[];
