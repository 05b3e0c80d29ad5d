// What the pattern tests share: a compact spelling of trees, random matches of a tree, and RE2's verdicts.

import type RE2 from 're2';
import type { PatternNode } from '../../../src/rules/pattern/ast.ts';
import { foldedLetter, type RuneSet } from '../../../src/rules/pattern/rune-set.ts';
import { nativeRe2 } from '../../helpers/native-engine.ts';

/** What `run` throws, or undefined. */
export function errorOf(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** The pattern compiled for finding all matches, or undefined when RE2 refuses it. */
export function compileRe2(source: string): RE2 | undefined {
  try {
    return nativeRe2 && new nativeRe2(source, 'gu');
  } catch {
    return undefined;
  }
}

/** A tree on one line: `(a b)` sequence, `[a | b]` choice, `{a 1,2}` repeat, `<1:name a>` group, `x/i` folded. */
export function show(node: PatternNode): string {
  switch (node.type) {
    case 'char':
      return `${showRune(node.codepoint)}${node.fold ? '/i' : ''}`;
    case 'class':
      return `[${showSet(node.set)}]`;
    case 'assert':
      return node.kind;
    case 'repeat':
      return `{${show(node.node)} ${node.min},${node.max === Infinity ? 'inf' : node.max}${node.greedy ? '' : ' lazy'}}`;
    case 'group':
      return `<${node.index}${node.name === undefined ? '' : `:${node.name}`} ${show(node.node)}>`;
    case 'concat':
      return `(${node.parts.map(show).join(' ')})`;
    case 'alternate':
      return `[${node.branches.map(show).join(' | ')}]`;
  }
}

function showSet(set: RuneSet): string {
  if (set.length === 2 && set[0] === 0 && set[1] === 0x10ffff) return '^';
  // A set with one hole is shown by the hole.
  if (set.length === 4 && set[0] === 0 && set[3] === 0x10ffff) return `^${showRange(set[1]! + 1, set[2]! - 1)}`;
  let text = '';
  for (let i = 0; i < set.length; i += 2) text += showRange(set[i]!, set[i + 1]!);
  return text;
}

function showRange(lo: number, hi: number): string {
  return lo === hi ? showRune(lo) : `${showRune(lo)}-${showRune(hi)}`;
}

function showRune(rune: number): string {
  const isPlain = rune > 0x20 && rune !== 0x5c && (rune < 0x7f || rune === 0x3b1 || rune === 0x1f600);
  return isPlain ? String.fromCodePoint(rune) : `\\x${rune.toString(16)}`;
}

/** Small deterministic random numbers: `random(n)` is in 0..n-1. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A text that matches `node`, assertions aside. Null where a class is empty. Open repeats get up to three copies more. */
export function sampleOf(node: PatternNode, random: (below: number) => number): string | null {
  switch (node.type) {
    case 'char':
      return sampleSet(node.fold ? foldedLetter(node.codepoint) : [node.codepoint, node.codepoint], random);
    case 'class':
      return sampleSet(node.set, random);
    case 'assert':
      return '';
    case 'group':
      return sampleOf(node.node, random);
    case 'concat':
      return joinSamples(node.parts.map((part) => sampleOf(part, random)));
    case 'alternate':
      return sampleOf(node.branches[random(node.branches.length)]!, random);
    case 'repeat': {
      const count = node.min + random(Math.min(node.max - node.min, 3) + 1);
      return joinSamples(Array.from({ length: count }, () => sampleOf(node.node, random)));
    }
  }
}

function joinSamples(samples: readonly (string | null)[]): string | null {
  return samples.includes(null) ? null : samples.join('');
}

function sampleSet(set: RuneSet, random: (below: number) => number): string | null {
  if (set.length === 0) return null;
  const range = 2 * random(set.length / 2);
  const rune = set[range]! + random(set[range + 1]! - set[range]! + 1);
  return rune >= 0xd800 && rune <= 0xdfff ? '\ue000' : String.fromCodePoint(rune);
}
