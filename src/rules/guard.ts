// Builds a rule's guard: what can follow its literals, as a small deterministic automaton over bytes. It may let a place pass where the
// pattern does not match, never the other way round. Costs milliseconds, so it is built when bundling.

import type { Guard } from '../model/guard.ts';
import type { RuleLiteral } from '../model/rule.ts';
import { charactersBefore } from './literal-edges.ts';
import { buildFinder, type Finder, symbolsOf } from './pattern/automaton.ts';
import { buildNfa, type Nfa } from './pattern/nfa.ts';
import { casesOf, closure, step } from './pattern/nfa-steps.ts';
import { parsePattern } from './pattern/parse.ts';
import { hasRune } from './pattern/rune-set.ts';

/** States that fit a byte beside "dead" (0) and "pass" (255). What would need more is let pass. */
const maxStates = 254;
/** Counts above this are taken as "any number", since exact ones need a state for every step: the largest that fits is used. */
const maxCounts = [100, 32, 8];
/** Pairs of (pattern state, literal state) looked at before giving up. */
const maxProductStates = 4_000_000;
const dead = 0;
const pass = 255;
const asciiBytes = 128;

export type GuardedLiterals = { readonly literals: readonly RuleLiteral[]; readonly guard?: Guard };

/** Adds guards to a rule's literals where they can tell anything: behind a literal that may end the match there is nothing to ask. */
export function guardLiterals(regex: string, literals: readonly RuleLiteral[]): GuardedLiterals {
  const { root } = parsePattern(regex);
  for (const maxCount of maxCounts) {
    const nfa = buildNfa(root, maxCount);
    const first = literals.every(({ ignoreCase }) => ignoreCase) ? pathsToFirst(nfa, literals) : undefined;
    const builder = new GuardBuilder(nfa);
    const guarded = literals.map((literal, index): RuleLiteral => {
      const state = builder.seed(first?.behind[index] ?? behindLiteral(nfa, literal));
      const before = charactersBefore(nfa, literal, first?.reached ?? statesWithin(nfa, literal.maxBefore));
      const bare = before === undefined ? literal : { ...literal, before };
      return state === pass || state === dead ? bare : { ...bare, guardState: state };
    });
    if (guarded.every(({ guardState }) => guardState === undefined)) return { literals: guarded };
    const guard = builder.finish();
    if (!builder.isFull || maxCount === maxCounts.at(-1)) return { literals: guarded, guard };
  }
  return { literals };
}

/**
 * The states the pattern can be in just behind each literal, where it is the first of the literals in the match: every match has such a
 * place, so the others need not wake the rule. Undefined when the question is too large.
 */
function pathsToFirst(nfa: Nfa, literals: readonly RuleLiteral[]): FirstPaths | undefined {
  const finder = buildFinder(literals.map(({ text }) => text));
  if (nfa.states.length * finder.size > maxProductStates) return undefined;
  const ends = new Map(literals.map(({ text }, index) => [endNode(finder, text), index]));
  const behind = literals.map(() => new Set<number>());
  const seen = new Uint8Array(nfa.states.length * finder.size);
  const stack: (readonly [state: number, node: number])[] = [];
  const visit = (state: number, node: number): void => {
    const pair = state * finder.size + node;
    if (seen[pair]) return;
    seen[pair] = 1;
    stack.push([state, node]);
  };
  visit(nfa.start, 0);
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const [state, node] = item;
    const { set, next } = nfa.states[state]!;
    if (set === null) {
      for (const target of next) visit(target, node);
      continue;
    }
    for (const symbol of symbolsOf(set, finder.symbols)) {
      const after = finder.step[node * finder.width + symbol]!;
      const literal = ends.get(after);
      if (literal !== undefined) behind[literal]!.add(next[0]!);
      else if (!finder.found[after]) visit(next[0]!, after);
    }
  }
  const reached = nfa.states
    .map((_, state) => state)
    .filter((state) => {
      return seen.subarray(state * finder.size, (state + 1) * finder.size).includes(1);
    });
  return { behind: behind.map((states) => closure(nfa, [...states])), reached };
}

/** `behind`: the states just behind each literal; `reached`: the states on the way there, before any literal is complete. */
type FirstPaths = { readonly behind: readonly number[][]; readonly reached: readonly number[] };

function endNode(finder: Finder, text: string): number {
  let node = 0;
  for (const character of text.toLowerCase()) {
    node = finder.step[node * finder.width + (finder.symbols.get(character.codePointAt(0)!) ?? 0)]!;
  }
  return node;
}

/**
 * The states the pattern can be in just behind the literal, where it wakes the rule: at most `maxBefore` bytes into the match. Further on
 * the same letters may stand by chance (in the value of `password = "mypassword"`); such a place finds nothing the first one does not.
 */
function behindLiteral(nfa: Nfa, { text, ignoreCase, maxBefore }: RuleLiteral): number[] {
  let current = statesWithin(nfa, maxBefore);
  for (const character of text) {
    current = step(nfa, current, casesOf(character, ignoreCase));
  }
  return current;
}

/** The states reachable by reading at most `count` characters (which are at least as many bytes). */
function statesWithin(nfa: Nfa, count: number): number[] {
  const seen = new Set(closure(nfa, [nfa.start]));
  let edge = [...seen];
  for (let read = 0; read < count && edge.length > 0; read++) {
    const reading = edge.filter((state) => nfa.states[state]!.set !== null);
    edge = closure(nfa, [...new Set(reading.map((state) => nfa.states[state]!.next[0]!))]).filter(
      (state) => !seen.has(state),
    );
    for (const state of edge) seen.add(state);
  }
  return [...seen];
}

class GuardBuilder {
  readonly #nfa: Nfa;
  readonly #ids = new Map<string, number>();
  readonly #sets: number[][] = [];
  /** True once a state had to be let pass for want of numbers. */
  isFull = false;

  constructor(nfa: Nfa) {
    this.#nfa = nfa;
  }

  /** The number of the state for a set of the pattern's states. */
  seed(states: readonly number[]): number {
    if (states.length === 0) return dead;
    if (states.includes(this.#nfa.accept)) return pass;
    // Empty moves say nothing about what can be read.
    const reading = states.filter((state) => this.#nfa.states[state]!.set !== null);
    const key = reading.join(' ');
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    if (this.#sets.length >= maxStates) {
      this.isFull = true;
      return pass;
    }
    this.#sets.push(reading);
    this.#ids.set(key, this.#sets.length);
    return this.#sets.length;
  }

  /** Works through the states breadth first, so that those closest behind the literal are the ones spelt out. */
  finish(): Guard {
    const rows: Uint8Array[] = [];
    for (let index = 0; index < this.#sets.length; index++) rows.push(this.#row(this.#sets[index]!));
    return compress(rows);
  }

  /** The next state for every byte; one that is not ASCII is let pass where any other character can stand. */
  #row(states: readonly number[]): Uint8Array {
    const leavesAscii = states.some((state) => this.#nfa.states[state]!.leavesAscii);
    const row = new Uint8Array(256).fill(leavesAscii ? pass : dead);
    const bySignature = new Map<string, number>();
    for (let byte = 0; byte < asciiBytes; byte++) {
      const moving = states.filter((state) => hasRune(this.#nfa.states[state]!.set!, byte));
      const signature = moving.join(' ');
      let next = bySignature.get(signature);
      if (next === undefined) {
        const targets = [...new Set(moving.map((state) => this.#nfa.states[state]!.next[0]!))];
        next = moving.length === 0 ? dead : this.seed(closure(this.#nfa, targets));
        bySignature.set(signature, next);
      }
      row[byte] = next;
    }
    return row;
  }
}

/** Bytes that every state treats alike become one class. Row 0 (dead) is never read. */
function compress(rows: readonly Uint8Array[]): Guard {
  const classes = new Map<string, number>();
  const classOf = new Uint8Array(256);
  const columns: number[] = [];
  for (let byte = 0; byte < 256; byte++) {
    const column = rows.map((row) => row[byte]).join(' ');
    let number = classes.get(column);
    if (number === undefined) {
      number = classes.size;
      classes.set(column, number);
      columns.push(byte);
    }
    classOf[byte] = number;
  }
  const table = new Uint8Array((rows.length + 1) * columns.length);
  rows.forEach((row, index) => {
    columns.forEach((byte, number) => {
      table[(index + 1) * columns.length + number] = row[byte]!;
    });
  });
  return { classCount: columns.length, classOf, table };
}
