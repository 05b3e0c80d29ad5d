import { type RuneSet } from './rune-set.ts';
/** Can a match contain `keyword`, ASCII case ignored? False is certain. Throws `PatternError`. */
export declare function keywordCanOccur(source: string, keyword: string): boolean;
/**
 * Does every match contain at least one of `keywords`, ASCII case ignored? True is certain. False also when the question is too
 * large to decide. True for a pattern that never matches. Throws `PatternError`.
 */
export declare function everyMatchHasKeyword(source: string, keywords: readonly string[]): boolean;
/** An Aho-Corasick automaton. Symbol 0 is any character that no keyword has; `step[node * width + symbol]` is the next node. */
export type Finder = {
    readonly size: number;
    readonly width: number;
    readonly symbols: ReadonlyMap<number, number>;
    readonly step: readonly number[];
    readonly found: readonly boolean[];
};
/** Builds the automaton for keywords in any case. */
export declare function buildFinder(keywords: readonly string[]): Finder;
/** The finder's symbols that a set can produce; 0 when it holds a character no keyword has. */
export declare function symbolsOf(set: RuneSet, symbols: ReadonlyMap<number, number>): readonly number[];
