// The search primitive: which rules' patterns match in these bytes, near these regions? Knows nothing of paths, allowlists or entropy.
//
// What is found does not depend on regions or chunks: every occurrence p of a rule's literal yields the leftmost match that contains it,
// looked for in a window that depends only on p and the bytes around it. The result is the union over all p.

import type { Match } from '../model/match.ts';
import type { Rule, RuleSet } from '../model/rule.ts';
import type { Span } from '../model/span.ts';
import type { RegexEngine } from './engine.ts';
import { HitResolver } from './hit-resolver.ts';
import { byPlace, dropContained } from './pattern-runner.ts';
import { isOpen, type RuleFilter, SearchParts } from './search-parts.ts';
import type { SearchTables } from './triggers.ts';
import { contextBytes } from './window.ts';

/** Asked of a literal's place and its trigger. */
type HitFilter = (at: number, trigger: number) => boolean;
const every: HitFilter = () => true;

type Collecting = { readonly hits: Map<number, Hits>; readonly open: Set<number>; readonly isWanted: HitFilter };

type Hits = { readonly rule: Rule; readonly at: number[]; readonly triggers: number[] };

export class Matcher {
  /** The longest match any rule can have, in bytes: how much context a region or chunk needs. */
  readonly maxMatchBytes: number;
  readonly parts: SearchParts;
  readonly #resolver: HitResolver;

  /**
   * `tables` are those of the same rules (buildTriggerTables). `engine` is asked for when the first pattern has to run: most files of most
   * scans never get that far. `arenaBytes`: see Prefilter.
   */
  constructor(ruleSet: RuleSet, tables: SearchTables, engine: () => RegexEngine, arenaBytes = 0) {
    this.parts = new SearchParts(ruleSet, tables, engine, arenaBytes);
    this.#resolver = new HitResolver(this.parts);
    this.maxMatchBytes = tables.triggers.maxMatchBytes;
  }

  /**
   * Matches that touch a region (all of `bytes` when absent), sorted by place, and those close enough to one to overlap such a match:
   * the judge needs them to see which of two overlapping matches stands. `bytes` may hold anything; offsets count from its start.
   */
  match(bytes: Buffer, regions: readonly Span[] | undefined, applies: RuleFilter): Match[] {
    if (regions === undefined) return this.#matchIn(bytes, [{ start: 0, end: bytes.length }], applies);
    // A match that touches the region, one that overlaps it, and the windows of both.
    return this.#matchIn(bytes, this.#widen(regions, bytes.length, 2), applies);
  }

  /**
   * Whether any of those matches shares a byte with a region; `regions` are ascending and disjoint. Only hits that could make such a match are
   * looked at: beside most changed lines there are none, and then neither rules nor an engine are needed for what stands around them.
   */
  touches(bytes: Buffer, regions: readonly Span[], applies: RuleFilter): boolean {
    const { before, after } = this.parts.table;
    const canTouch = (at: number, trigger: number): boolean => {
      const region = regions[firstBehind(regions, at - before[trigger]!)];
      if (region === undefined || at + after[trigger]! <= region.start) return false;
      return at + this.#resolver.reachOf(bytes, at, trigger) > region.start;
    };
    const found = this.#matchIn(bytes, this.#widen(regions, bytes.length, 1), applies, canTouch);
    return found.some(({ span }) => {
      const region = regions[firstBehind(regions, span.start)];
      return region !== undefined && region.start < span.end;
    });
  }

  #matchIn(bytes: Buffer, areas: readonly Span[], applies: RuleFilter, isWanted: HitFilter = every): Match[] {
    const hits = new Map<number, Hits>();
    const open = new Set<number>();
    for (const area of areas) this.#collectHits(bytes, area, { hits, open, isWanted });
    const isPart = areas.length !== 1 || areas[0]!.end - areas[0]!.start < bytes.length;
    if (isPart && this.parts.hasGates) this.#openGates(bytes, open);
    this.parts.openShortGates(bytes, open);
    const found: Match[] = [];
    for (const ruleHits of hits.values()) {
      const { rule } = ruleHits;
      if (isOpen(rule, open) && applies(rule)) this.#matchHits(bytes, ruleHits, found);
    }
    this.parts.matchTextRules(bytes, areas, { open, applies }, found);
    return found.sort(byPlace);
  }

  /** `times`: how many matches may lie between a region and the end of its area. */
  #widen(regions: readonly Span[], length: number, times: number): Span[] {
    const reach = times * (this.maxMatchBytes + contextBytes);
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

  #collectHits(bytes: Buffer, area: Span, { hits, open, isWanted }: Collecting): void {
    const { rule, literal } = this.parts.table;
    this.parts.prefilter.search(bytes, area, (at, id) => {
      const index = rule[id]!;
      if (literal[id]! < 0) {
        open.add(index);
        return;
      }
      if (!isWanted(at, id)) return;
      let ruleHits = hits.get(index);
      if (!ruleHits) {
        ruleHits = { rule: this.parts.rules[index]!, at: [], triggers: [] };
        hits.set(index, ruleHits);
      }
      ruleHits.at.push(at);
      ruleHits.triggers.push(id);
    });
  }

  /** A gate's keyword counts wherever it stands in the text, in a region or not. */
  #openGates(bytes: Buffer, open: Set<number>): void {
    const { rule, literal } = this.parts.table;
    this.parts.prefilter.search(bytes, { start: 0, end: bytes.length }, (_at, id) => {
      if (literal[id]! < 0) open.add(rule[id]!);
    });
  }

  #matchHits(bytes: Buffer, hits: Hits, found: Match[]): void {
    const { rule } = hits;
    const ofRule: Match[] = [];
    for (let i = 0; i < hits.at.length; i++) {
      const at = hits.at[i]!;
      const trigger = hits.triggers[i]!;
      const match = this.#resolver.resolve(bytes, at, trigger, this.#resolver.reachOf(bytes, at, trigger));
      if (!match) continue;
      const secret = { start: at + match.secretStart, end: at + match.secretEnd };
      ofRule.push({ rule, span: { start: at + match.start, end: at + match.end }, secret });
    }
    found.push(...(ofRule.length > 1 ? dropContained(ofRule) : ofRule));
  }
}

/** Index of the first of some ascending, disjoint spans that ends behind a place; their number when none does. */
function firstBehind(spans: readonly Span[], place: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end > place) high = middle;
    else low = middle + 1;
  }
  return low;
}
