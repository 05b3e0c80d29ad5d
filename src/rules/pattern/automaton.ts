// Two questions about a pattern and keywords, answered on automata: can a match contain a keyword, must it contain one?
// Assertions count as always true, Unicode properties and large repeat counts are widened (ast.ts, nfa.ts). Both answers err on
// the same side: "can occur" may be said too often, "every match has" too rarely; the opposite answers are certain, except for
// matches that spell k as U+212A or s as U+017F under `(?i)`: those are left out.

import { buildNfa, type Nfa } from './nfa.ts';
import { parsePattern } from './parse.ts';
import { asciiLower, countRunes, hasRune, isAsciiLetter, type RuneSet } from './rune-set.ts';

/** Pairs of (pattern state, keyword state) looked at before giving up with "no". */
const maxProductStates = 2_000_000;

/** Can a match contain `keyword`, ASCII case ignored? False is certain. Throws `PatternError`. */
export function keywordCanOccur(source: string, keyword: string): boolean {
  const nfa = buildNfa(parsePattern(source).root);
  const useful = usefulStates(nfa);
  let current = useful;
  for (const character of asciiLower(keyword)) {
    const rune = character.codePointAt(0)!;
    const next = new Set<number>();
    for (const state of current) {
      const { set, next: targets } = nfa.states[state]!;
      if (set && hasFolded(set, rune)) next.add(targets[0]!);
    }
    current = intersect(closure(nfa, next), useful);
    if (current.size === 0) return false;
  }
  return useful.size > 0;
}

/**
 * Does every match contain at least one of `keywords`, ASCII case ignored? True is certain. False also when the question is too
 * large to decide. True for a pattern that never matches. Throws `PatternError`.
 */
export function everyMatchHasKeyword(source: string, keywords: readonly string[]): boolean {
  if (keywords.includes('')) return true;
  const nfa = buildNfa(parsePattern(source).root);
  const finder = buildFinder(keywords);
  if (nfa.states.length * finder.size > maxProductStates) return false;
  return !canAvoid(nfa, finder);
}

/** True when some path from start to accept meets no keyword. */
function canAvoid(nfa: Nfa, finder: Finder): boolean {
  const seen = new Uint8Array(nfa.states.length * finder.size);
  const stack: number[] = [];
  const visit = (state: number, node: number): void => {
    const pair = state * finder.size + node;
    if (seen[pair] || finder.found[node]) return;
    seen[pair] = 1;
    stack.push(pair);
  };
  const moves = new Map<RuneSet, readonly number[]>();
  visit(nfa.start, 0);
  for (let pair = stack.pop(); pair !== undefined; pair = stack.pop()) {
    const node = pair % finder.size;
    const state = (pair - node) / finder.size;
    if (state === nfa.accept) return true;
    const { set, next } = nfa.states[state]!;
    if (!set) {
      for (const target of next) visit(target, node);
      continue;
    }
    const symbols = moves.get(set) ?? symbolsOf(set, finder.symbols);
    moves.set(set, symbols);
    for (const symbol of symbols) visit(next[0]!, finder.step[node * finder.width + symbol]!);
  }
  return false;
}

/** An Aho-Corasick automaton. Symbol 0 is any character that no keyword has; `step[node * width + symbol]` is the next node. */
export type Finder = {
  readonly size: number;
  readonly width: number;
  readonly symbols: ReadonlyMap<number, number>;
  readonly step: readonly number[];
  readonly found: readonly boolean[];
};

/** Builds the automaton for keywords in any case. */
export function buildFinder(keywords: readonly string[]): Finder {
  const symbols = new Map<number, number>();
  const words = keywords.map((keyword) => [...asciiLower(keyword)].map((character) => character.codePointAt(0)!));
  for (const rune of words.flat()) if (!symbols.has(rune)) symbols.set(rune, symbols.size + 1);
  const width = symbols.size + 1;
  const children: Map<number, number>[] = [new Map()];
  const found = [false];
  for (const word of words) {
    let node = 0;
    for (const rune of word) {
      const symbol = symbols.get(rune)!;
      const child = children[node]!.get(symbol) ?? children.push(new Map()) - 1;
      children[node]!.set(symbol, child);
      found[child] ??= false;
      node = child;
    }
    found[node] = true;
  }
  return { size: children.length, width, symbols, step: completeSteps(children, width, found), found };
}

/** Breadth first, so that a node's failure target is complete before the node is; marks nodes whose suffix is a keyword. */
function completeSteps(children: readonly Map<number, number>[], width: number, found: boolean[]): number[] {
  const step = new Array<number>(children.length * width).fill(0);
  const fail = new Array<number>(children.length).fill(0);
  const queue = [0];
  for (const node of queue) {
    if (found[fail[node]!]) found[node] = true;
    for (let symbol = 0; symbol < width; symbol++) {
      const fallback = node === 0 ? 0 : step[fail[node]! * width + symbol]!;
      const child = children[node]!.get(symbol);
      step[node * width + symbol] = child ?? fallback;
      if (child === undefined) continue;
      fail[child] = fallback;
      queue.push(child);
    }
  }
  return step;
}

/** The finder's symbols that a set can produce; 0 when it holds a character no keyword has. */
export function symbolsOf(set: RuneSet, symbols: ReadonlyMap<number, number>): readonly number[] {
  const out: number[] = [];
  let known = 0;
  for (const [rune, symbol] of symbols) {
    const spellings = isAsciiLetter(rune) ? [rune, rune - 0x20] : [rune];
    const present = spellings.filter((spelling) => hasRune(set, spelling)).length;
    known += present;
    if (present > 0) out.push(symbol);
  }
  if (countRunes(set) > known) out.push(0);
  return out;
}

function hasFolded(set: RuneSet, lower: number): boolean {
  return hasRune(set, lower) || (isAsciiLetter(lower) && hasRune(set, lower - 0x20));
}

/** States on some path from start to accept. A class without members leads nowhere. */
function usefulStates(nfa: Nfa): ReadonlySet<number> {
  const targets = nfa.states.map(({ set, next }) => (set?.length === 0 ? [] : next));
  const sources: number[][] = nfa.states.map(() => []);
  for (const [state, nexts] of targets.entries()) for (const next of nexts) sources[next]!.push(state);
  return intersect(reach(targets, [nfa.start]), reach(sources, [nfa.accept]));
}

function closure(nfa: Nfa, from: Iterable<number>): ReadonlySet<number> {
  return reach(
    nfa.states.map(({ set, next }) => (set ? [] : next)),
    from,
  );
}

function reach(edges: readonly (readonly number[])[], from: Iterable<number>): ReadonlySet<number> {
  const seen = new Set(from);
  for (const state of seen) for (const next of edges[state]!) seen.add(next);
  return seen;
}

function intersect(a: ReadonlySet<number>, b: ReadonlySet<number>): ReadonlySet<number> {
  const both = new Set<number>();
  for (const state of a) if (b.has(state)) both.add(state);
  return both;
}
