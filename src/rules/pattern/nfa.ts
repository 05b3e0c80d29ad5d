// A Thompson automaton over code points. Assertions are empty moves, so it accepts every match and perhaps more, but for
// one thing: what `(?i)` adds to ASCII letters is their other case only, not U+212A and U+017F. Else no keyword with a k or s
// could ever be mandatory under `(?i)`.

import type { AssertNode, PatternNode, RepeatNode } from './ast.ts';
import { foldedLetter, type RuneSet, withoutFoldExotica } from './rune-set.ts';

/** `set` null: an empty move to each of `next`, which `assert` may forbid. Otherwise one code point of `set`, then `next[0]`. */
export type NfaState = {
  readonly set: RuneSet | null;
  readonly next: number[];
  readonly assert?: AssertNode['kind'];
  /** The pattern itself can read something here that is not ASCII, be it what `set` leaves out. */
  readonly leavesAscii?: boolean;
};

/** `accept` is the only accepting state. */
export type Nfa = { readonly states: readonly NfaState[]; readonly start: number; readonly accept: number };

/** Repeat counts spelt out exactly; larger ones become "any number". The smaller limits are for patterns that nest repeats. */
const repeatLimits = [64, 8, 0] as const;
const maxStates = 20_000;
const maxAscii = 0x7f;

/**
 * Builds the automaton. Its language holds the pattern's; counts above `maxCount` (and, in patterns that nest repeats, smaller ones)
 * are widened, never narrowed.
 */
export function buildNfa(root: PatternNode, maxCount: number = repeatLimits[0]): Nfa {
  for (const limit of [maxCount, ...repeatLimits.filter((smaller) => smaller < maxCount)]) {
    const nfa = tryBuild(root, limit, limit === 0 ? Number.POSITIVE_INFINITY : maxStates);
    if (nfa) return nfa;
  }
  // Without copies the automaton is linear in the pattern, so the last attempt always returns.
  throw new Error('unreachable');
}

type Builder = { readonly states: NfaState[]; readonly repeatLimit: number; readonly maxStates: number };

function tryBuild(root: PatternNode, repeatLimit: number, max: number): Nfa | undefined {
  const builder: Builder = { states: [], repeatLimit, maxStates: max };
  const accept = addState(builder, null, []);
  const start = compile(builder, root, accept);
  return builder.states.length > max ? undefined : { states: builder.states, start, accept };
}

/** `isFolded`: what only folding brought in is left out of the state's set. */
function addReader({ states }: Builder, set: RuneSet, next: number, isFolded: boolean): number {
  const leavesAscii = (set.at(-1) ?? 0) > maxAscii;
  return states.push({ set: isFolded ? withoutFoldExotica(set) : set, next: [next], leavesAscii }) - 1;
}

function addState(builder: Builder, set: RuneSet | null, next: number[]): number {
  return builder.states.push({ set, next }) - 1;
}

/** Adds states that match `node` and then go to `next`; returns the first. */
function compile(builder: Builder, node: PatternNode, next: number): number {
  if (builder.states.length > builder.maxStates) return next;
  switch (node.type) {
    case 'char':
      return addReader(
        builder,
        node.fold ? foldedLetter(node.codepoint) : [node.codepoint, node.codepoint],
        next,
        node.fold,
      );
    case 'class':
      return addReader(builder, node.set, next, node.fold);
    case 'assert':
      return builder.states.push({ set: null, next: [next], assert: node.kind }) - 1;
    case 'group':
      return compile(builder, node.node, next);
    case 'concat':
      return node.parts.reduceRight((after, part) => compile(builder, part, after), next);
    case 'alternate': {
      const starts = node.branches.map((branch) => compile(builder, branch, next));
      return addState(builder, null, starts);
    }
    case 'repeat':
      return compileRepeat(builder, node, next);
  }
}

function compileRepeat(builder: Builder, { node, min, max }: RepeatNode, next: number): number {
  const limit = builder.repeatLimit;
  const isCounted = max <= limit;
  let first = isCounted ? next : compileStar(builder, node, next);
  for (let count = min; isCounted && count < max && builder.states.length <= builder.maxStates; count++) {
    first = addState(builder, null, [compile(builder, node, first), next]);
  }
  for (let count = 0; count < Math.min(min, limit) && builder.states.length <= builder.maxStates; count++) {
    first = compile(builder, node, first);
  }
  return first;
}

function compileStar(builder: Builder, node: PatternNode, next: number): number {
  const loop = addState(builder, null, [next]);
  const body = compile(builder, node, loop);
  builder.states[loop]!.next.push(body);
  return loop;
}
