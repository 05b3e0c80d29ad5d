// The search of a history: every literal of a text with the match it wakes, kept so that a text made from it by a delta need only be searched
// where it differs. Gives the matches that Matcher gives for the whole text.

import type { Match } from '../model/match.ts';
import type { Rule } from '../model/rule.ts';
import {
  HitBuffer,
  type HitList,
  hitFields,
  mergeHits,
  type Note,
  noMatch,
  packHits,
  pickHits,
  type RelativeMatch,
  unresolved,
} from './hit-list.ts';
import { HitResolver, type MatchOffsets } from './hit-resolver.ts';
import { type CarryInput, type DeltaSteps, HitCarrier, lateRefusal } from './incremental.ts';
import { byPlace, dropContained } from './pattern-runner.ts';
import type { HitListener } from './prefilter/prefilter.ts';
import { isOpen, type RuleFilter, type SearchParts } from './search-parts.ts';
import { SharedCarrier } from './shared-carrier.ts';
import type { TriggerTable } from './triggers.ts';

/** A match with the note that travels with it from version to version; absent for a rule without literals. */
export type NotedMatch = Match & { readonly at?: number; readonly note?: Note };

/** A match as offsets from `at`, where its hit is. */
export type OnStanding = (rule: Rule, at: number, match: RelativeMatch) => void;

export class HitSearcher {
  readonly #parts: SearchParts;
  readonly #table: TriggerTable;
  readonly #resolver: HitResolver;
  readonly #carrier: HitCarrier;
  readonly #sharedCarrier: SharedCarrier | undefined;
  readonly #carried = new HitBuffer();
  readonly #fresh = new HitBuffer();
  readonly #merged = new HitBuffer();
  readonly #onHit: HitListener = (at, trigger, reach) =>
    this.#fresh.add(at, trigger, reach, 0, reach < 0 ? noMatch : unresolved);

  /** By rule: where its last match ended, and in which text. */
  readonly #reached: { readonly end: Int32Array; readonly text: Int32Array };
  #texts = 0;

  constructor(parts: SearchParts) {
    this.#parts = parts;
    this.#table = parts.table;
    this.#resolver = new HitResolver(parts);
    this.#reached = { end: new Int32Array(parts.rules.length), text: new Int32Array(parts.rules.length) };
    this.#carrier = new HitCarrier(parts.table);
    this.#sharedCarrier = SharedCarrier.create(parts.prefilter, parts.table);
  }

  /**
   * Every hit of a text, with the match each one wakes. For texts that others are made from: see `updateHits`; where there are none
   * (`isBase`), only hits with a match are kept, as few have one.
   */
  searchHits(bytes: Buffer, isBase = true): HitList {
    const fresh = this.#fresh;
    fresh.count = 0;
    this.#parts.prefilter.search(bytes, { start: 0, end: bytes.length }, this.#onHit, lateRefusal);
    fresh.sort();
    return this.#finishHits(bytes, fresh, [], isBase);
  }

  /** The hits of a text that a delta made from another one, whose hits are `base`. Their matches are those `searchHits` would give. */
  updateHits(
    bytes: Buffer,
    delta: { readonly steps: DeltaSteps; readonly baseLength: number },
    base: HitList,
    isBase = true,
  ): HitList {
    const carried = this.#carried;
    const fresh = this.#fresh;
    carried.count = 0;
    fresh.count = 0;
    const { steps, baseLength } = delta;
    this.#carry(bytes, { steps, hits: base, baseLength, newLength: bytes.length });
    if (fresh.count === 0) return this.#finishHits(bytes, carried, base.matches, isBase);
    fresh.sort();
    mergeHits(carried, fresh, this.#merged);
    return this.#finishHits(bytes, this.#merged, base.matches, isBase);
  }

  /** Fills `#carried`, and `#fresh` with the hits of what is new. */
  #carry(bytes: Buffer, input: CarryInput): void {
    const { prefilter } = this.#parts;
    const shared = this.#sharedCarrier;
    if (shared !== undefined && prefilter.holds(bytes) && shared.carry(input, this.#carried)) {
      prefilter.searchAreasAt(bytes, shared.areas, this.#onHit, lateRefusal);
      return;
    }
    this.#carrier.carry(input, this.#carried);
    prefilter.searchAreas(bytes, this.#carrier.areas, this.#onHit, lateRefusal);
  }

  /** The matches that hits of a text stand for, as `Matcher.match` gives them for the whole text. */
  matchesOf(bytes: Buffer, hits: HitList, applies: RuleFilter): NotedMatch[] {
    const { table, rules, hasGates } = this.#parts;
    const open = new Set<number>();
    const byRule = new Map<number, NotedMatch[]>();
    if (hasGates) {
      for (let field = 0; field < hits.hits.length; field += hitFields) {
        const trigger = hits.hits[field + 1]!;
        if (table.literal[trigger]! < 0) open.add(table.rule[trigger]!);
      }
    }
    for (const [i, hit] of hits.matched.entries()) {
      const index = table.rule[hits.hits[hit * hitFields + 1]!]!;
      push(byRule, index, placeMatch(rules[index]!, hits.hits[hit * hitFields]!, hits.matches[i]!));
    }
    this.#parts.openShortGates(bytes, open);
    const found: NotedMatch[] = [];
    for (const matches of byRule.values()) {
      const { rule } = matches[0]!;
      if (!isOpen(rule, open) || !applies(rule)) continue;
      if (matches.length === 1) found.push(matches[0]!);
      else found.push(...dropContained(matches));
    }
    this.#parts.matchTextRules(bytes, [{ start: 0, end: bytes.length }], { open, applies }, found);
    return found.sort(byPlace);
  }

  /**
   * Calls `onStanding` with the matches of `matchesOf`, in the same order, where that takes no more than a look at each: most versions of most
   * files. False, with no call made, where matches of one rule touch, or come out of order, or gates have a say. For texts that are too long
   * for the rules without literals.
   */
  visitStanding(hits: HitList, onStanding: OnStanding): boolean {
    if (!this.#isPlain(hits)) return false;
    const { rules, table } = this.#parts;
    for (let i = 0; i < hits.matched.length; i++) {
      const field = hits.matched[i]! * hitFields;
      onStanding(rules[table.rule[hits.hits[field + 1]!]!]!, hits.hits[field]!, hits.matches[i]!);
    }
    return true;
  }

  #isPlain({ hits, matched, matches }: HitList): boolean {
    if (this.#parts.hasGates) return false;
    const reached = this.#reached;
    this.#texts++;
    let last = -1;
    for (let i = 0; i < matched.length; i++) {
      const field = matched[i]! * hitFields;
      const { secretStart, secretEnd } = matches[i]!;
      const at = hits[field]!;
      const rule = this.#table.rule[hits[field + 1]!]!;
      const start = at + secretStart;
      if (start <= last || (reached.text[rule] === this.#texts && start < reached.end[rule]!)) return false;
      last = start;
      reached.text[rule] = this.#texts;
      reached.end[rule] = at + secretEnd;
    }
    return true;
  }

  /** Looks for the matches that are not known yet. `known` are those that states are numbers of. */
  #finishHits(bytes: Buffer, buffer: HitBuffer, known: readonly RelativeMatch[], isBase: boolean): HitList {
    if (buffer.count === 0) return noHits;
    const matched: number[] = [];
    const matches: RelativeMatch[] = [];
    const { hits, states, count } = buffer;
    for (let i = 0; i < count; i++) {
      const state = states[i]!;
      if (state === noMatch) continue;
      let match: RelativeMatch | undefined;
      if (state === unresolved) {
        const trigger = hits[i * hitFields + 1]!;
        const at = hits[i * hitFields]!;
        const after = this.#resolver.reachOf(bytes, at, trigger);
        const found = this.#resolver.resolve(bytes, at, trigger, after);
        match = found && withoutNote(found);
        hits[i * hitFields + 3] = after;
      } else {
        match = known[state >> 1]!;
        if ((state & 1) === 1) match = withoutNote(match);
      }
      if (match === undefined) continue;
      matched.push(i);
      matches.push(match);
    }
    // Gates look at all hits.
    if (isBase || this.#parts.hasGates) return { hits: packHits(hits, count), matched, matches };
    if (matches.length === 0) return noHits;
    return { hits: pickHits(hits, matched), matched: matched.map((_, i) => i), matches };
  }
}

/** With a note that nobody has written. Field by field: copying objects with `...` is slow where it is done a million times. */
function withoutNote({ start, end, secretStart, secretEnd }: MatchOffsets): RelativeMatch {
  return { start, end, secretStart, secretEnd, note: { value: undefined, before: 0, after: 0 } };
}

const noHits: HitList = { hits: [], matched: [], matches: [] };

/** A match where it is in the text. */
export function placeMatch(
  rule: Rule,
  at: number,
  { start, end, secretStart, secretEnd, note }: RelativeMatch,
): NotedMatch {
  const secret = { start: at + secretStart, end: at + secretEnd };
  return { rule, span: { start: at + start, end: at + end }, secret, at, note };
}

function push<T>(groups: Map<number, T[]>, key: number, item: T): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}
