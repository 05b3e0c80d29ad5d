// What may stand just before a literal in a match, or before the match itself where the literal begins it. The prefilter then need not look
// at the `key` of `monkey` when a rule asks for `\bkey`.

import type { RuleLiteral } from '../model/rule.ts';
import type { AssertNode } from './pattern/ast.ts';
import type { Nfa } from './pattern/nfa.ts';
import { casesOf, step } from './pattern/nfa-steps.ts';
import { hasRune } from './pattern/rune-set.ts';

type Assertion = AssertNode['kind'];

const asciiCharacters = 128;
/** Sets that leave out less than this are not worth asking about. */
const worthwhile = asciiCharacters * 0.9;
const lineFeed = 0x0a;

/**
 * The ASCII characters that can stand before the literal, as `RuleLiteral.before` has them; undefined when nearly all can. `reached` are the
 * states in which the literal may begin.
 */
export function charactersBefore(nfa: Nfa, literal: RuleLiteral, reached: readonly number[]): string | undefined {
  const begins = new Set(reached.filter((state) => nfa.states[state]!.set !== null && spells(nfa, state, literal)));
  const isWord = isWordCharacter(literal.text.charCodeAt(0));
  const allowed = new Set<number>();
  const allow = (from: number, fits: (character: number) => boolean): void => {
    for (const assertions of assertionsTo(nfa, from, begins)) {
      for (let character = 0; character < asciiCharacters; character++) {
        if (fits(character) && assertions.every((kind) => canStand(character, kind, isWord))) allowed.add(character);
      }
    }
  };
  allow(nfa.start, () => true);
  for (const state of reached) {
    const { set, next } = nfa.states[state]!;
    if (set !== null) allow(next[0]!, (character) => hasRune(set, character));
  }
  return allowed.size > worthwhile ? undefined : toBits(allowed);
}

/** True when the pattern can go on with the literal from this state. */
function spells(nfa: Nfa, start: number, { text, ignoreCase }: RuleLiteral): boolean {
  let current = [start];
  for (const character of text) {
    current = step(nfa, current, casesOf(character, ignoreCase));
    if (current.length === 0) return false;
  }
  return true;
}

/** For each way from a state to one of `targets` without reading: the assertions that must hold there. */
function assertionsTo(nfa: Nfa, from: number, targets: ReadonlySet<number>): Assertion[][] {
  const ways = new Map<string, Assertion[]>();
  const seen = new Set<string>();
  const stack: (readonly [state: number, assertions: readonly Assertion[]])[] = [[from, []]];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const [state, before] = item;
    const { assert, next, set } = nfa.states[state]!;
    const assertions = assert === undefined || before.includes(assert) ? before : [...before, assert].sort();
    const key = assertions.join();
    if (seen.has(`${state}:${key}`)) continue;
    seen.add(`${state}:${key}`);
    if (targets.has(state)) ways.set(key, [...assertions]);
    if (set === null) for (const target of next) stack.push([target, assertions]);
  }
  return [...ways.values()];
}

/** Whether an assertion between a character and the literal can hold. */
function canStand(character: number, kind: Assertion, isWord: boolean): boolean {
  switch (kind) {
    case 'text-start':
      return false;
    case 'line-start':
      return character === lineFeed;
    case 'word-boundary':
      return isWordCharacter(character) !== isWord;
    case 'no-word-boundary':
      return isWordCharacter(character) === isWord;
    // These look ahead.
    case 'text-end':
    case 'line-end':
      return true;
  }
}

function isWordCharacter(code: number): boolean {
  return /\w/.test(String.fromCharCode(code));
}

/** Four characters' bits to a hexadecimal digit, the first of them the lowest. */
function toBits(characters: ReadonlySet<number>): string {
  return Array.from({ length: asciiCharacters / 4 }, (_, digit) => {
    const bits = [0, 1, 2, 3].filter((bit) => characters.has(digit * 4 + bit));
    return bits.reduce((sum, bit) => sum + (1 << bit), 0).toString(16);
  }).join('');
}
