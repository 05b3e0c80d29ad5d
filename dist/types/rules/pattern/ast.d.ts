import type { RuneSet } from './rune-set.ts';
/** One code point. `fold`: an ASCII letter under `(?i)`, given in lower case; it then also stands for its upper case and exotica. */
export type CharNode = {
    readonly type: 'char';
    readonly codepoint: number;
    readonly fold: boolean;
};
/**
 * A character class, `.` or a case-insensitive non-ASCII character. `set` holds every code point the engine can match and may
 * hold more: Unicode properties and the case folding of non-ASCII characters are widened, never narrowed.
 * An empty set never matches. `fold`: written under `(?i)`, the set is folded already.
 */
export type ClassNode = {
    readonly type: 'class';
    readonly set: RuneSet;
    readonly fold: boolean;
};
/** A zero-width assertion. */
export type AssertNode = {
    readonly type: 'assert';
    readonly kind: 'text-start' | 'text-end' | 'line-start' | 'line-end' | 'word-boundary' | 'no-word-boundary';
};
/** `min` to `max` copies of `node`; `max` may be Infinity. */
export type RepeatNode = {
    readonly type: 'repeat';
    readonly node: PatternNode;
    readonly min: number;
    readonly max: number;
    readonly greedy: boolean;
};
/** A capture group; `index` counts from 1. Groups that do not capture leave no node. */
export type GroupNode = {
    readonly type: 'group';
    readonly index: number;
    readonly name: string | undefined;
    readonly node: PatternNode;
};
/** All parts in order; no parts is the empty pattern. */
export type ConcatNode = {
    readonly type: 'concat';
    readonly parts: readonly PatternNode[];
};
/** One of at least two branches. */
export type AlternateNode = {
    readonly type: 'alternate';
    readonly branches: readonly PatternNode[];
};
export type PatternNode = CharNode | ClassNode | AssertNode | RepeatNode | GroupNode | ConcatNode | AlternateNode;
/** A parsed pattern. `groupNames` lists the names of the named groups in the order of the groups. */
export type ParsedPattern = {
    readonly root: PatternNode;
    readonly groupCount: number;
    readonly groupNames: readonly string[];
};
