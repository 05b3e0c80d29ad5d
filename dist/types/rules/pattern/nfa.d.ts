import type { AssertNode, PatternNode } from './ast.ts';
import { type RuneSet } from './rune-set.ts';
/** `set` null: an empty move to each of `next`, which `assert` may forbid. Otherwise one code point of `set`, then `next[0]`. */
export type NfaState = {
    readonly set: RuneSet | null;
    readonly next: number[];
    readonly assert?: AssertNode['kind'];
    /** The pattern itself can read something here that is not ASCII, be it what `set` leaves out. */
    readonly leavesAscii?: boolean;
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
