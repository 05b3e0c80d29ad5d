// Sets of literals: finite languages of small pattern parts (`TextSet`) and candidate answers for "every match contains one of
// these" (`Candidate`). The walk over the tree is in facts.ts.

import type { ClassNode } from './ast.ts';
import { literalBits } from './literal-score.ts';
import { asciiLower, countRunes, isAsciiLetter, isFoldExotic, type RuneSet } from './rune-set.ts';

/**
 * Text that a match contains. `text` is lower-case (ASCII) when `ignoreCase`, which folds ASCII letters only: where `(?i)` lets
 * the engine match U+212A for k or U+017F for s, that spelling does not contain the literal.
 * `maxBefore`: longest distance in bytes from the match's start to the literal's start; `maxAfter`: from the literal's end to
 * the match's end. Infinity where unbounded.
 */
export type Literal = {
  readonly text: string;
  readonly ignoreCase: boolean;
  readonly maxBefore: number;
  readonly maxAfter: number;
};

/** One string of a finite language. */
export type Text = { readonly text: string; readonly ignoreCase: boolean };

/** All strings a part can match (never more than `maxTexts`), or null when they are too many. Empty: it never matches. */
export type TextSet = readonly Text[] | null;

/** A set of which every match contains one. `weight`: the probability of meeting one at a place; `score`: larger is better. */
export type Candidate = { readonly literals: readonly Literal[]; readonly weight: number; readonly score: number };

/** The set with the empty string only. */
export const emptyText: readonly Text[] = [{ text: '', ignoreCase: false }];

/** Products larger than this cost the prefilter more than their length saves. */
export const maxTexts = 64;
/** Alternatives written out one by one may be more: without them the rule would have no literal at all. */
const maxUnion = 256;
/** Bound on characters in a set, so that nested repeats stay small. */
const maxTotalLength = 4096;
/** Shorter literals wake a rule at nearly every line. */
const minLiteralBytes = 3;
/** Beyond this many bits a literal practically never occurs by chance; fewer members then count more. */
const enoughBits = 48;
/** Bits that doubling the number of members must earn: one alone beats ten that each add a digit. */
const bitsPerDoubling = 2;
/** Bits that a literal must earn when it does not tell where its match begins. */
const unboundedBeforeBits = 10;

/** Strings of a class, both cases of a letter joined into one member that ignores case; null when too many. */
export function textsOfClass(node: ClassNode): TextSet {
  if (countRunes(node.set) > 2 * maxTexts) return null;
  const runes = runesOf(node.set, node.fold);
  const texts: Text[] = [];
  for (const rune of runes) {
    // U+FFFD also stands for an undecodable byte in re2js; surrogates have no UTF-8 form.
    if (!isEncodable(rune)) return null;
    const isPair = isAsciiLetter(rune) && runes.has(rune ^ 0x20);
    if (isPair && rune < 0x61) continue;
    texts.push({ text: String.fromCodePoint(rune), ignoreCase: isPair });
  }
  return texts.length > maxTexts ? null : texts;
}

/** False for code points whose bytes in a match are not certain. */
export function isEncodable(rune: number): boolean {
  return rune !== 0xfffd && (rune < 0xd800 || rune > 0xdfff);
}

function runesOf(set: RuneSet, fold: boolean): Set<number> {
  const runes = new Set<number>();
  for (let i = 0; i < set.length; i += 2) {
    for (let rune = set[i]!; rune <= set[i + 1]!; rune++) if (!fold || !isFoldExotic(rune)) runes.add(rune);
  }
  return runes;
}

/** All concatenations, or null when they are too many. */
export function crossTexts(left: TextSet, right: TextSet): TextSet {
  if (!left || !right || left.length * right.length > maxTexts) return null;
  if (right === emptyText) return left;
  if (left === emptyText) return right;
  const texts: Text[] = [];
  let length = 0;
  for (const a of left) {
    for (const b of right) {
      const ignoreCase = a.ignoreCase || b.ignoreCase;
      const text = a.text + b.text;
      length += text.length;
      if (length > maxTotalLength) return null;
      texts.push({ text: ignoreCase && a.ignoreCase !== b.ignoreCase ? asciiLower(text) : text, ignoreCase });
    }
  }
  return texts;
}

/** Everything in any of the sets, or null when that is too many. */
export function uniteTexts(sets: readonly TextSet[]): TextSet {
  const texts = new Map<string, Text>();
  for (const set of sets) {
    if (!set) return null;
    for (const text of set) texts.set(keyOf(text), text);
    if (texts.size > maxTexts) return null;
  }
  return [...texts.values()];
}

/** A candidate from the texts found at one place, or null when one of them is too short or they cannot beat `scoreToBeat`. */
export function candidateOf(
  texts: readonly Text[],
  maxBefore: number,
  maxAfter: number,
  scoreToBeat: number,
): Candidate | null {
  // Asked before anything is weighed: it spares most products once a good literal is known.
  if (texts.length === 0 || enoughBits - bitsPerDoubling * Math.log2(texts.length) <= scoreToBeat) return null;
  let weight = 0;
  for (const { text, ignoreCase } of texts) {
    if (text.length < minLiteralBytes && Buffer.byteLength(text) < minLiteralBytes) return null;
    weight += 2 ** -literalBits(text, ignoreCase);
  }
  const literals = texts.map(({ text, ignoreCase }) => ({ text, ignoreCase, maxBefore, maxAfter }));
  return { literals, weight, score: scoreOf(weight, literals) };
}

/** The candidate of a choice: a literal of each branch. Null when a branch has none. */
export function uniteCandidates(candidates: readonly (Candidate | null)[]): Candidate | null {
  const literals: Literal[] = [];
  let weight = 0;
  for (const candidate of candidates) {
    if (!candidate) return null;
    literals.push(...candidate.literals);
    weight += candidate.weight;
    if (literals.length > maxUnion) return null;
  }
  return { literals, weight, score: scoreOf(weight, literals) };
}

/** The same candidate seen from a longer match. */
export function shiftCandidate(candidate: Candidate, before: number, after: number): Candidate {
  if (before === 0 && after === 0) return candidate;
  const shift = (literal: Literal): Literal => ({
    ...literal,
    maxBefore: literal.maxBefore + before,
    maxAfter: literal.maxAfter + after,
  });
  const literals = candidate.literals.map(shift);
  return { literals, weight: candidate.weight, score: scoreOf(candidate.weight, literals) };
}

function scoreOf(weight: number, literals: readonly Literal[]): number {
  const isUnbounded = literals.some((literal) => literal.maxBefore === Number.POSITIVE_INFINITY);
  const rarity = Math.min(enoughBits, -Math.log2(weight));
  return rarity - bitsPerDoubling * Math.log2(literals.length) - (isUnbounded ? unboundedBeforeBits : 0);
}

function keyOf({ text, ignoreCase }: Text): string {
  return (ignoreCase ? 'i' : '=') + text;
}

/** Drops literals that contain another of the set, whose distances grow so that it answers for them as well. */
export function minimizeLiterals(literals: readonly Literal[]): readonly Literal[] {
  if (literals.length < 2) return literals;
  const shortFirst = [...literals].sort((a, b) => a.text.length - b.text.length);
  const kept: Literal[] = [];
  for (const literal of shortFirst) {
    const found = kept.findIndex((other) => positionOf(other, literal) >= 0);
    if (found < 0) kept.push(literal);
    else kept[found] = widened(kept[found]!, literal);
  }
  return kept.length === literals.length ? literals : kept;
}

function positionOf(inner: Literal, outer: Literal): number {
  if (inner.ignoreCase) return asciiLower(outer.text).indexOf(inner.text);
  return outer.ignoreCase ? -1 : outer.text.indexOf(inner.text);
}

function widened(inner: Literal, outer: Literal): Literal {
  const at = positionOf(inner, outer);
  const before = Buffer.byteLength(outer.text.slice(0, at));
  const after = Buffer.byteLength(outer.text) - before - Buffer.byteLength(inner.text);
  return {
    ...inner,
    maxBefore: Math.max(inner.maxBefore, outer.maxBefore + before),
    maxAfter: Math.max(inner.maxAfter, outer.maxAfter + after),
  };
}
