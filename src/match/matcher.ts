// The search primitive: which rules' patterns match in these bytes, near these regions? Knows nothing of paths, allowlists or entropy.
//
// What is found does not depend on regions or chunks: every occurrence p of a rule's literal yields the leftmost match that contains it,
// looked for in a window that depends only on p and the bytes around it. The result is the union over all p.

import type { Match } from '../model/match.ts';
import type { Rule, RuleSet } from '../model/rule.ts';
import { type Span, spansOverlap } from '../model/span.ts';
import type { CompiledPattern, PatternMatch, RegexEngine } from './engine.ts';
import { HitBuffer, type HitList, mergeHits, noMatch, type RelativeMatch, unresolved } from './hit-list.ts';
import { carryOver, type DeltaSteps, type HitReaches } from './incremental.ts';
import { Prefilter } from './prefilter/prefilter.ts';
import type { PrefilterTables } from './prefilter/tables.ts';
import { collectTriggers, type TriggerTable } from './triggers.ts';
import { characterStart, contextBytes, cutWindow, wellFormed } from './window.ts';

/** Says whether a rule applies at all here (its path pattern); asked once per rule and call, before its pattern runs. */
export type RuleFilter = (rule: Rule) => boolean;

type Hits = { readonly rule: Rule; readonly at: number[]; readonly literal: number[] };

export class Matcher {
  /** The longest match any rule can have, in bytes: how much context a region or chunk needs. */
  readonly maxMatchBytes: number;
  readonly #rules: readonly Rule[];
  readonly #textRules: readonly Rule[];
  readonly #table: TriggerTable;
  readonly #prefilter: Prefilter;
  readonly #engine: () => RegexEngine;
  readonly #patterns = new Map<number, CompiledPattern>();
  readonly #hasGates: boolean;
  readonly #reaches: HitReaches;
  readonly #maxLiteralBytes: number;
  readonly #carried = new HitBuffer();
  readonly #fresh = new HitBuffer();
  readonly #merged = new HitBuffer();

  /** `tables` are those of the same rules (buildTriggerTables). `engine` is asked for when the first pattern has to run: most files of most scans never get that far. */
  constructor(ruleSet: RuleSet, tables: PrefilterTables, engine: () => RegexEngine) {
    this.#rules = ruleSet.rules;
    this.#textRules = ruleSet.rules.filter(({ search }) => search.by === 'text');
    this.#table = collectTriggers(ruleSet.rules);
    this.#prefilter = new Prefilter(tables);
    this.#engine = engine;
    this.#hasGates = this.#table.triggers.some(({ literal }) => literal < 0);
    this.#reaches = reachesOf(this.#table, this.#rules);
    this.#maxLiteralBytes = this.#reaches.literalBytes.reduce((most, bytes) => Math.max(most, bytes), 0);
    this.maxMatchBytes = Math.max(...ruleSet.rules.map(longestMatch), 1);
  }

  /**
   * Matches that touch a region (all of `bytes` when absent), sorted by place, and those close enough to one to overlap such a match:
   * the judge needs them to see which of two overlapping matches stands. `bytes` may hold anything; offsets count from its start.
   */
  match(bytes: Buffer, regions: readonly Span[] | undefined, applies: RuleFilter): Match[] {
    const areas = regions === undefined ? [{ start: 0, end: bytes.length }] : this.#widen(regions, bytes.length);
    const hits = new Map<number, Hits>();
    const open = new Set<number>();
    for (const area of areas) this.#collectHits(bytes, area, hits, open);
    if (regions !== undefined && this.#hasGates) this.#openGates(bytes, open);
    this.#openShortGates(bytes, open);
    const found: Match[] = [];
    for (const ruleHits of hits.values()) {
      const { rule } = ruleHits;
      if (isOpen(rule, open) && applies(rule)) this.#matchHits(bytes, ruleHits, found);
    }
    this.#matchTextRules(bytes, areas, { open, applies }, found);
    return found.sort(byPlace);
  }

  /** Every hit of a text, with the match each one wakes. For texts that others are made from: see `updateHits`. */
  searchHits(bytes: Buffer): HitList {
    const fresh = this.#fresh;
    fresh.count = 0;
    this.#prefilter.search(bytes, { start: 0, end: bytes.length }, (at, trigger) => fresh.add(at, trigger, unresolved));
    fresh.sort();
    return this.#finishHits(bytes, fresh, []);
  }

  /** The hits of a text that a delta made from another one, whose hits are `base`. Their matches are those `searchHits` would give. */
  updateHits(
    bytes: Buffer,
    delta: { readonly steps: DeltaSteps; readonly baseLength: number },
    base: HitList,
  ): HitList {
    const [carried, fresh] = [this.#carried, this.#fresh];
    carried.count = 0;
    fresh.count = 0;
    const input = {
      ...delta,
      hits: base,
      newLength: bytes.length,
      reaches: this.#reaches,
      maxLiteralBytes: this.#maxLiteralBytes,
    };
    const areas = carryOver(input, carried);
    this.#prefilter.searchAreas(bytes, areas, (at, trigger) => fresh.add(at, trigger, unresolved));
    fresh.sort();
    mergeHits(carried, fresh, this.#merged);
    return this.#finishHits(bytes, this.#merged, base.matches);
  }

  /** The matches that hits of a text stand for, as `match` gives them for the whole text. */
  matchesOf(bytes: Buffer, hits: HitList, applies: RuleFilter): Match[] {
    const open = new Set<number>();
    const byRule = new Map<number, Match[]>();
    if (this.#hasGates) {
      for (const trigger of hits.triggers) {
        const { rule, literal } = this.#table.triggers[trigger]!;
        if (literal < 0) open.add(rule);
      }
    }
    for (const [i, hit] of hits.matched.entries()) {
      const { rule: index } = this.#table.triggers[hits.triggers[hit]!]!;
      push(byRule, index, placeMatch(this.#rules[index]!, hits.at[hit]!, hits.matches[i]!));
    }
    this.#openShortGates(bytes, open);
    const found: Match[] = [];
    for (const matches of byRule.values()) {
      const { rule } = matches[0]!;
      if (isOpen(rule, open) && applies(rule)) found.push(...dropContained(matches));
    }
    this.#matchTextRules(bytes, [{ start: 0, end: bytes.length }], { open, applies }, found);
    return found.sort(byPlace);
  }

  /** Looks for the matches that are not known yet. `known` are those that states are numbers of. */
  #finishHits(bytes: Buffer, hits: HitBuffer, known: readonly RelativeMatch[]): HitList {
    const matched: number[] = [];
    const matches: RelativeMatch[] = [];
    for (let i = 0; i < hits.count; i++) {
      const state = hits.states[i]!;
      if (state === noMatch) continue;
      const match = state === unresolved ? this.#resolveHit(bytes, hits.at[i]!, hits.triggers[i]!) : known[state];
      if (match === undefined) continue;
      matched.push(i);
      matches.push(match);
    }
    return { at: hits.at.slice(0, hits.count), triggers: hits.triggers.slice(0, hits.count), matched, matches };
  }

  #resolveHit(bytes: Buffer, at: number, trigger: number): RelativeMatch | undefined {
    const { rule: index, literal: number } = this.#table.triggers[trigger]!;
    const rule = this.#rules[index]!;
    const literal = rule.search.by === 'literals' ? rule.search.literals[number] : undefined;
    if (!literal) return undefined;
    const span = { start: at, end: at + this.#reaches.literalBytes[trigger]! };
    const match = this.#matchAround(bytes, rule, span, literal);
    return (
      match && {
        start: match.span.start - at,
        end: match.span.end - at,
        secretStart: match.secret.start - at,
        secretEnd: match.secret.end - at,
      }
    );
  }

  #matchTextRules(
    bytes: Buffer,
    areas: readonly Span[],
    { open, applies }: { readonly open: ReadonlySet<number>; readonly applies: RuleFilter },
    found: Match[],
  ): void {
    for (const rule of this.#textRules)
      if (isOpen(rule, open) && applies(rule)) this.#matchText(bytes, rule, areas, found);
  }

  #widen(regions: readonly Span[], length: number): Span[] {
    // A match that touches the region, one that overlaps it, and the windows of both.
    const reach = 2 * (this.maxMatchBytes + contextBytes);
    const areas: Span[] = [];
    for (const { start, end } of regions) {
      const area = { start: Math.max(0, start - reach), end: Math.min(length, end + reach) };
      const last = areas.at(-1);
      if (last && area.start <= last.end)
        areas[areas.length - 1] = { start: last.start, end: Math.max(last.end, area.end) };
      else areas.push(area);
    }
    return areas;
  }

  #collectHits(bytes: Buffer, area: Span, hits: Map<number, Hits>, open: Set<number>): void {
    const { triggers } = this.#table;
    this.#prefilter.search(bytes, area, (at, id) => {
      const trigger = triggers[id]!;
      if (trigger.literal < 0) {
        open.add(trigger.rule);
        return;
      }
      let ruleHits = hits.get(trigger.rule);
      if (!ruleHits) {
        ruleHits = { rule: this.#rules[trigger.rule]!, at: [], literal: [] };
        hits.set(trigger.rule, ruleHits);
      }
      ruleHits.at.push(at);
      ruleHits.literal.push(trigger.literal);
    });
  }

  /** A gate's keyword counts wherever it stands in the text, in a region or not. */
  #openGates(bytes: Buffer, open: Set<number>): void {
    const { triggers } = this.#table;
    this.#prefilter.search(bytes, { start: 0, end: bytes.length }, (_at, id) => {
      const { rule, literal } = triggers[id]!;
      if (literal < 0) open.add(rule);
    });
  }

  #openShortGates(bytes: Buffer, open: Set<number>): void {
    if (this.#table.shortGates.length === 0) return;
    const text = latin1Lower(bytes);
    for (const { rule, keyword } of this.#table.shortGates) {
      if (text.includes(latin1Lower(Buffer.from(keyword)))) open.add(rule);
    }
  }

  #matchHits(bytes: Buffer, hits: Hits, found: Match[]): void {
    const { rule } = hits;
    if (rule.search.by !== 'literals') return;
    const { literals } = rule.search;
    const ofRule: Match[] = [];
    for (let i = 0; i < hits.at.length; i++) {
      const literal = literals[hits.literal[i]!]!;
      const start = hits.at[i]!;
      const span = { start, end: start + Buffer.byteLength(literal.text) };
      const match = this.#matchAround(bytes, rule, span, literal);
      if (match) ofRule.push(match);
    }
    found.push(...dropContained(ofRule));
  }

  /**
   * The leftmost match that contains the literal at `at`. The window reaches as far as a match can that begins where the literal allows, and
   * a little further on both sides for what `\b`, `^` and `$` look at; no match begins in that margin, whose own context is cut off.
   */
  #matchAround(bytes: Buffer, rule: Rule, at: Span, reach: { maxBefore: number; maxAfter: number }): Match | undefined {
    const first = Math.max(0, at.start - reach.maxBefore);
    const last = Math.max(at.end + reach.maxAfter, at.start + rule.maxBytes);
    const window = cutWindow(bytes, first - contextBytes, last + contextBytes);
    const literal = { start: at.start - window.start, end: at.end - window.start };
    let from = characterStart(window.bytes, first - window.start);
    while (from <= literal.start) {
      const result = this.#pattern(rule).exec(window.bytes, from);
      if (result === undefined || result.start > literal.start) return undefined;
      if (result.end >= literal.end) return toMatch(rule, result, window.start);
      // Left of the literal: go on behind it, or one byte further for an empty match.
      from = Math.max(result.end, result.start + 1);
    }
    return undefined;
  }

  /** Whole-text rules: every match from the start on, so the result cannot depend on regions; kept are those near one. */
  #matchText(bytes: Buffer, rule: Rule, areas: readonly Span[], found: Match[]): void {
    const text = wellFormed(bytes);
    let from = 0;
    while (from <= text.length) {
      const result = this.#pattern(rule).exec(text, from);
      if (result === undefined) return;
      if (result.end > result.start) {
        const match = toMatch(rule, result, 0);
        if (areas.some((area) => spansOverlap(area, match.span))) found.push(match);
      }
      from = Math.max(result.end, result.start + 1);
    }
  }

  #pattern(rule: Rule): CompiledPattern {
    let pattern = this.#patterns.get(rule.index);
    if (!pattern) {
      pattern = this.#engine().compile(rule.spec.regex ?? '');
      this.#patterns.set(rule.index, pattern);
    }
    return pattern;
  }
}

/** Bytes a match of the rule can span: an unbounded pattern ends only where its window does. */
function longestMatch({ search, maxBytes }: Rule): number {
  if (search.by !== 'literals') return maxBytes;
  const windows = search.literals.map(
    ({ text, maxBefore, maxAfter }) => maxBefore + Buffer.byteLength(text) + maxAfter,
  );
  return Math.max(maxBytes, ...windows) + 2 * contextBytes;
}

/** See `#matchAround`, whose windows these are; windows are widened to whole characters, which is up to three bytes more. */
function reachesOf({ triggers, literals }: TriggerTable, rules: readonly Rule[]): HitReaches {
  const margin = contextBytes + 3;
  const reaches = {
    literalBytes: new Int32Array(triggers.length),
    before: new Int32Array(triggers.length).fill(margin),
    after: new Int32Array(triggers.length),
  };
  for (const [id, trigger] of triggers.entries()) {
    const literalBytes = Buffer.byteLength(literals[id]!.text);
    const { search, maxBytes } = rules[trigger.rule]!;
    const literal = search.by === 'literals' ? search.literals[trigger.literal] : undefined;
    reaches.literalBytes[id] = literalBytes;
    reaches.before[id] = (literal?.maxBefore ?? 0) + margin;
    reaches.after[id] = (literal ? Math.max(literalBytes + literal.maxAfter, maxBytes) : literalBytes) + margin;
  }
  return reaches;
}

function isOpen(rule: Rule, open: ReadonlySet<number>): boolean {
  return rule.gate.length === 0 || open.has(rule.index);
}

function placeMatch(rule: Rule, at: number, match: RelativeMatch): Match {
  const secret = { start: at + match.secretStart, end: at + match.secretEnd };
  return { rule, span: { start: at + match.start, end: at + match.end }, secret };
}

function push<T>(groups: Map<number, T[]>, key: number, item: T): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}

/** One character per byte, in lower case: for ASCII keywords, and for others in the case they are written in. */
function latin1Lower(bytes: Buffer): string {
  return bytes.toString('latin1').toLowerCase();
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
function dropContained(matches: readonly Match[]): Match[] {
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

function byPlace(a: Match, b: Match): number {
  return a.secret.start - b.secret.start || a.secret.end - b.secret.end || a.rule.index - b.rule.index;
}
