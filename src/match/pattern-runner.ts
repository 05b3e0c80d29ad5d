// Runs one rule's pattern where a literal woke it, or over a whole text. Patterns are compiled when first needed.

import type { Match } from '../model/match.ts';
import type { Rule } from '../model/rule.ts';
import { type Span, spansOverlap } from '../model/span.ts';
import type { CompiledPattern, PatternMatch, RegexEngine } from './engine.ts';
import { characterStart, contextBytes, cutWindow, wellFormed } from './window.ts';

const newline = 0x0a;

export class PatternRunner {
  readonly #engine: () => RegexEngine;
  readonly #searching = new Patterns((engine, regex) => engine.compile(regex));
  /** For literals that matches begin with: nothing has to be looked for. */
  readonly #sticky = new Patterns((engine, regex) => engine.compile(regex, 'there'));
  /** With one more character behind, for matches that pass the end of their window. */
  readonly #followed = new Patterns((engine, regex) => engine.compile(`(?:${regex})(?s:.)`));

  /** `engine` is asked for when the first pattern has to run: most files of most scans never get that far. */
  constructor(engine: () => RegexEngine) {
    this.#engine = engine;
  }

  /**
   * The leftmost match that contains the literal at `at`. The window reaches as far as a match can that begins where the literal allows, and
   * a little further on both sides for what `\b`, `^` and `$` look at; no match begins in that margin, whose own context is cut off. Where no
   * match crosses a line feed, the literal's line is enough.
   */
  matchAround(bytes: Buffer, rule: Rule, at: Span, reach: { maxBefore: number; maxAfter: number }): Match | undefined {
    let first = Math.max(0, at.start - reach.maxBefore);
    let last = Math.min(bytes.length, Math.max(at.end + reach.maxAfter, at.start + rule.maxBytes));
    if (rule.maxNewlines === 0) {
      first = lineStart(bytes, at.start, first);
      last = lineEnd(bytes, at.end, last);
    }
    const window = cutWindow(bytes, first - contextBytes, last + contextBytes);
    const literal = { start: at.start - window.start, end: at.end - window.start };
    const pattern = (reach.maxBefore === 0 ? this.#sticky : this.#searching).of(rule, this.#engine);
    let from = characterStart(window.bytes, first - window.start);
    while (from <= literal.start) {
      let result = pattern.exec(window.bytes, from);
      if (result && result.end > last - window.start)
        result = this.#matchUpTo(window.bytes, rule, from, last - window.start);
      if (result === undefined || result.start > literal.start) return undefined;
      if (result.end >= literal.end) return toMatch(rule, result, window.start);
      // Left of the literal: go on behind it, or one byte further for an empty match.
      from = Math.max(result.end, result.start + 1);
    }
    return undefined;
  }

  /**
   * The leftmost match from `from` on that ends at `end` or before, where more text follows: `$` does not match there, so a pattern that says
   * what stands behind its match has none, and an open one has as much as fits.
   */
  #matchUpTo(bytes: Buffer, rule: Rule, from: number, end: number): PatternMatch | undefined {
    const cut = cutWindow(bytes, 0, end + 1).bytes;
    const result = this.#followed.of(rule, this.#engine).exec(cut, from);
    return result && { ...result, end: characterStart(cut, result.end - 1) };
  }

  /** Whole-text rules: every match from the start on, so the result cannot depend on regions; kept are those near one. */
  matchText(bytes: Buffer, rule: Rule, areas: readonly Span[], found: Match[]): void {
    const text = wellFormed(bytes);
    const pattern = this.#searching.of(rule, this.#engine);
    let from = 0;
    while (from <= text.length) {
      const result = pattern.exec(text, from);
      if (result === undefined) return;
      if (result.end > result.start) {
        const match = toMatch(rule, result, 0);
        if (areas.some((area) => spansOverlap(area, match.span))) found.push(match);
      }
      from = Math.max(result.end, result.start + 1);
    }
  }
}

/** The patterns of rules in one form, each compiled when it is first asked for. */
class Patterns {
  readonly #known = new Map<number, CompiledPattern>();
  readonly #compile: (engine: RegexEngine, regex: string) => CompiledPattern;

  constructor(compile: (engine: RegexEngine, regex: string) => CompiledPattern) {
    this.#compile = compile;
  }

  of(rule: Rule, engine: () => RegexEngine): CompiledPattern {
    let pattern = this.#known.get(rule.index);
    if (!pattern) {
      pattern = this.#compile(engine(), rule.spec.regex ?? '');
      this.#known.set(rule.index, pattern);
    }
    return pattern;
  }
}

/** Where the line of `at` begins, or `first`, whichever is nearer. */
function lineStart(bytes: Buffer, at: number, first: number): number {
  let start = at;
  while (start > first && bytes[start - 1] !== newline) start--;
  return start;
}

/** Where the line of `at` ends, or `last`, whichever is nearer. */
function lineEnd(bytes: Buffer, at: number, last: number): number {
  let end = at;
  while (end < last && bytes[end] !== newline) end++;
  return end;
}

function toMatch(rule: Rule, result: PatternMatch, offset: number): Match {
  const { secretGroup } = rule.spec;
  const groups = result.groups.slice(1);
  const whole = { start: result.start, end: result.end };
  const group =
    secretGroup > 0 ? groups[secretGroup - 1] : groups.find((item) => item !== undefined && item.end > item.start);
  return { rule, span: shift(whole, offset), secret: shift(group ?? whole, offset) };
}

function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** Of one rule's matches, drops repeats and those whose secret lies inside another's. */
export function dropContained(matches: readonly Match[]): Match[] {
  const kept: Match[] = [];
  const sorted = [...matches].sort(
    (a, b) => a.secret.start - b.secret.start || b.secret.end - a.secret.end || a.span.start - b.span.start,
  );
  let reached = -1;
  for (const match of sorted) {
    // All before it start earlier, so it lies inside one of them exactly when that one's end is not passed.
    if (match.secret.end <= reached) continue;
    kept.push(match);
    reached = match.secret.end;
  }
  return kept;
}

/** Order of matches in a text. */
export function byPlace(a: Match, b: Match): number {
  return a.secret.start - b.secret.start || a.secret.end - b.secret.end || a.rule.index - b.rule.index;
}
