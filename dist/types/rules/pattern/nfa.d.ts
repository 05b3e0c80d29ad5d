import type { PatternNode } from './ast.ts';
import { type RuneSet } from './rune-set.ts';
/** `set` null: an empty move to each of `next`. Otherwise one code point of `set`, then `next[0]`. */
export type NfaState = {
    readonly set: RuneSet | null;
    readonly next: number[];
};
/** `accept` is the only accepting state. */
export type Nfa = {
    readonly states: readonly NfaState[];
    readonly start: number;
    readonly accept: number;
};
/**
 * Builds the automaton. Its language holds the pattern's; counts above `maxCount` (and, in patterns that nest repeats, smaller ones)
 * are widened, never narrowed.
 */
export declare function buildNfa(root: PatternNode, maxCount?: number): Nfa;
