// Moving through an automaton of nfa.ts by reading.

import type { Nfa } from './nfa.ts';
import { hasRune } from './rune-set.ts';

/** The states reached by reading one of `characters` from any of `states`. */
export function step(nfa: Nfa, states: readonly number[], characters: readonly string[]): number[] {
  const points = characters.map((character) => character.codePointAt(0)!);
  const moving = states.filter((state) => {
    const { set } = nfa.states[state]!;
    return set !== null && points.some((point) => hasRune(set, point));
  });
  return closure(nfa, [...new Set(moving.map((state) => nfa.states[state]!.next[0]!))]);
}

/** A character of a literal as it may stand in a text. */
export function casesOf(character: string, ignoreCase: boolean): string[] {
  return ignoreCase ? [character.toLowerCase(), character.toUpperCase()] : [character];
}

/** All states reachable without reading, sorted. */
export function closure(nfa: Nfa, states: readonly number[]): number[] {
  const seen = new Set<number>();
  const stack = [...states];
  for (let state = stack.pop(); state !== undefined; state = stack.pop()) {
    if (seen.has(state)) continue;
    seen.add(state);
    const { set, next } = nfa.states[state]!;
    if (set === null) stack.push(...next);
  }
  return [...seen].sort((a, b) => a - b);
}
