// What a pattern's text alone tells about its matches: how long they can be, its groups, and literals every match contains.
// Lengths are computed arithmetically and sets of literals are capped, so no pattern can make this slow. It matches nothing.

import type { CharNode, ClassNode, PatternNode, RepeatNode } from './ast.ts';
import {
  type Candidate,
  candidateOf,
  crossTexts,
  emptyText,
  isEncodable,
  type Literal,
  maxTexts,
  minimizeLiterals,
  shiftCandidate,
  type TextSet,
  textsOfClass,
  uniteCandidates,
  uniteTexts,
} from './literals.ts';
import { parsePattern } from './parse.ts';
import { foldedLetter, hasRune, isAsciiLetter, utf8Length } from './rune-set.ts';

export type { Literal } from './literals.ts';

/**
 * Facts that hold for every match. Lengths are bytes of UTF-8. `minBytes` is never larger and `maxBytes` never smaller than the
 * truth; `maxBytes` is Infinity when there is no bound. `groupNames` are in the order of their groups.
 * `literals`: every match contains at least one of them within its distances (but see `Literal` on U+212A and U+017F); all have
 * at least 3 bytes. Null when no such set of a useful size was found.
 */
export type PatternFacts = {
  readonly minBytes: number;
  readonly maxBytes: number;
  readonly groupCount: number;
  readonly groupNames: readonly string[];
  readonly literals: readonly Literal[] | null;
  /** Most line feeds a match can hold; never smaller than the truth, Infinity when there is no bound. */
  readonly maxNewlines: number;
};

/** What is known of one part of the pattern. `best` has distances relative to this part. */
type Part = { readonly min: number; readonly max: number; readonly texts: TextSet; readonly best: Candidate | null };

const newline = 0x0a;
/** Copies of a repeated part that are spelt out next to its neighbours; more do not make a literal noticeably rarer. */
const maxSpelt = 16;

/** Analyses an RE2 pattern. Throws `PatternError` when it is none. */
export function analyzePattern(source: string): PatternFacts {
  const { root, groupCount, groupNames } = parsePattern(source);
  const part = measure(root);
  const literals = part.best && minimizeLiterals(part.best.literals);
  return { minBytes: part.min, maxBytes: part.max, groupCount, groupNames, literals, maxNewlines: countNewlines(root) };
}

function countNewlines(node: PatternNode): number {
  switch (node.type) {
    case 'char':
      return node.codepoint === newline ? 1 : 0;
    case 'class':
      return hasRune(node.set, newline) ? 1 : 0;
    case 'assert':
      return 0;
    case 'repeat': {
      const each = countNewlines(node.node);
      return each === 0 ? 0 : each * node.max;
    }
    case 'group':
      return countNewlines(node.node);
    case 'concat':
      return node.parts.reduce((sum, part) => sum + countNewlines(part), 0);
    case 'alternate':
      return Math.max(...node.branches.map(countNewlines));
  }
}

function measure(node: PatternNode): Part {
  const parts: Part[] = [];
  spell([node], parts);
  return joinParts(parts);
}

/** Flattens a sequence into parts, neighbouring characters joined to one. */
function spell(nodes: readonly PatternNode[], parts: Part[]): void {
  for (const node of nodes) {
    switch (node.type) {
      case 'char':
        addChar(node, parts);
        break;
      case 'class':
        parts.push(classPart(node));
        break;
      case 'assert':
        break;
      case 'repeat':
        addRepeat(node, parts);
        break;
      case 'group':
        spell([node.node], parts);
        break;
      case 'concat':
        spell(node.parts, parts);
        break;
      case 'alternate':
        parts.push(joinBranches(node.branches.map(measure)));
    }
  }
}

function addChar(node: CharNode, parts: Part[]): void {
  const part = charPart(node);
  const last = parts.at(-1);
  const lastText = last?.texts?.length === 1 ? last.texts[0]! : undefined;
  // A letter that minds case is not joined to one that does not: apart, each can still be a literal of its own kind.
  const isJoinable = lastText && (lastText.ignoreCase === node.fold || !isAsciiLetter(node.codepoint));
  if (!last || !isJoinable || !part.texts) {
    parts.push(part);
    return;
  }
  parts[parts.length - 1] = {
    min: last.min + part.min,
    max: last.max + part.max,
    texts: crossTexts(last.texts, part.texts),
    best: null,
  };
}

function charPart({ codepoint, fold }: CharNode): Part {
  const length = utf8Length(codepoint);
  const max = fold ? utf8Length(foldedLetter(codepoint).at(-1)!) : length;
  if (!isEncodable(codepoint)) return { min: 1, max, texts: null, best: null };
  return { min: length, max, texts: [{ text: String.fromCodePoint(codepoint), ignoreCase: fold }], best: null };
}

function classPart(node: ClassNode): Part {
  const first = node.set[0];
  const last = node.set.at(-1);
  // Never matches, so that anything said of its length holds.
  if (first === undefined || last === undefined) return { min: 0, max: 0, texts: [], best: null };
  // re2js decodes a stray byte as U+FFFD: one byte, not three.
  const min = hasRune(node.set, 0xfffd) ? 1 : utf8Length(first);
  return { min, max: utf8Length(last), texts: textsOfClass(node), best: null };
}

/**
 * A repeat becomes one finite part, or else copies spelt out, what lies between, and copies spelt out again. The copies at the
 * front and at the back may be the same ones (`[a-z]+`): what lies between then has a negative length, which keeps all sums right,
 * and no text, so that no product spans both.
 */
function addRepeat(node: RepeatNode, parts: Part[]): void {
  const inner = measure(node.node);
  const whole = powers(inner.texts, node.min, node.max);
  if (whole) {
    const best = node.min > 0 ? bestOfFirst(inner, node.max) : null;
    parts.push({ ...lengths(inner, node.min, node.max), texts: whole, best });
    return;
  }
  const copies = speltCopies(inner.texts, node.min);
  pushCopies(inner, copies, parts);
  const best = node.min > 0 && copies === 0 ? bestOfFirst(inner, node.max) : null;
  parts.push({ ...lengths(inner, node.min - 2 * copies, node.max - 2 * copies), texts: null, best });
  pushCopies(inner, copies, parts);
}

/** What the first of at most `count` copies offers; the others come after it. */
function bestOfFirst(inner: Part, count: number): Candidate | null {
  return inner.best && shiftCandidate(inner.best, 0, lengths(inner, 0, count - 1).max);
}

function lengths(inner: Part, min: number, max: number): { min: number; max: number } {
  // Written out because 0 * Infinity is NaN.
  return { min: inner.min * min, max: inner.max === 0 || max === 0 ? 0 : inner.max * max };
}

function pushCopies(inner: Part, count: number, parts: Part[]): void {
  if (count === 0) return;
  const texts = powers(inner.texts, count, count);
  parts.push({ ...lengths(inner, count, count), texts, best: bestOfFirst(inner, count) });
}

/** How many copies fit into a set of texts. */
function speltCopies(texts: TextSet, wanted: number): number {
  if (!texts) return 0;
  let copies = 0;
  while (copies < Math.min(wanted, maxSpelt) && texts.length ** (copies + 1) <= maxTexts) copies += 1;
  return copies < 2 || powers(texts, copies, copies) ? copies : 0;
}

/** All strings of `min` to `max` copies, or null when they are too many. */
function powers(texts: TextSet, min: number, max: number): TextSet {
  if (!texts || max > maxTexts) return null;
  let power: TextSet = emptyText;
  const sets: TextSet[] = [];
  for (let count = 0; count <= max && power; count++) {
    if (count >= min) sets.push(power);
    if (count < max) power = crossTexts(power, texts);
  }
  if (!power) return null;
  return sets.length === 1 ? sets[0]! : uniteTexts(sets);
}

function joinBranches(branches: readonly Part[]): Part {
  return {
    min: branches.reduce((min, branch) => Math.min(min, branch.min), Number.POSITIVE_INFINITY),
    max: branches.reduce((max, branch) => Math.max(max, branch.max), 0),
    texts: uniteTexts(branches.map((branch) => branch.texts)),
    best: uniteCandidates(branches.map((branch) => branch.best)),
  };
}

/** Joins a sequence: tries every run of finite parts as a product, and what each part offers by itself. */
function joinParts(parts: readonly Part[]): Part {
  const before = runningSums(parts.map((part) => part.max));
  const after = runningSums(parts.map((part) => part.max).reverse()).reverse();
  let best: Candidate | null = null;
  let texts: TextSet = parts.length === 0 ? emptyText : null;
  for (const [start, part] of parts.entries()) {
    if (part.best) best = better(best, shiftCandidate(part.best, before[start]!, after[start + 1]!));
    let product: TextSet = emptyText;
    for (let end = start; end < parts.length; end++) {
      product = crossTexts(product, parts[end]!.texts);
      if (!product) break;
      const scoreToBeat: number = best?.score ?? Number.NEGATIVE_INFINITY;
      best = better(best, candidateOf(product, before[start]!, after[end + 1]!, scoreToBeat));
      if (start === 0 && end === parts.length - 1) texts = product;
    }
  }
  const min = parts.reduce((sum, part) => sum + part.min, 0);
  return { min, max: before.at(-1)!, texts, best };
}

/** Sums of the first 0, 1, ... all numbers. From both ends, not by subtraction: Infinity - Infinity is NaN. */
function runningSums(numbers: readonly number[]): number[] {
  const sums = [0];
  for (const number of numbers) sums.push(sums.at(-1)! + number);
  return sums;
}

/** The earlier one wins a tie: a prefix is where a match begins. */
function better(a: Candidate | null, b: Candidate | null): Candidate | null {
  if (!a || !b) return a ?? b;
  return b.score > a.score ? b : a;
}
