// Searching a text that was made from another one by a delta: what was copied has been searched already. Works with occurrences of literals
// ("hits") and the match each one wakes, because both depend only on the bytes around them: a hit whose surroundings were copied whole is
// carried over by offset, all others are found or resolved again. The result is exactly that of searching the whole text.

import type { Span } from '../model/span.ts';
import { guardReach } from './prefilter/prefilter.ts';
import { contextBytes } from './window.ts';

/** A match as offsets from its hit, so that it need not change when the hit moves. */
export type RelativeMatch = {
  readonly start: number;
  readonly end: number;
  readonly secretStart: number;
  readonly secretEnd: number;
};

/** An occurrence of a trigger's literal at byte `at`, and the match it woke, if any. */
export type Hit = { readonly at: number; readonly trigger: number; readonly match: RelativeMatch | undefined };

/** How far what is known of a hit depends on the bytes around it: bytes before it, and behind its start. */
export type HitReach = { readonly literalBytes: number; readonly before: number; readonly after: number };

/** Flat pairs (start, length) in result order: `start >= 0` copies from the base, `start < 0` inserts. As git/delta.ts parses them. */
export type DeltaSteps = readonly number[];

/** A stretch of the new text that was copied from the base. */
type CopiedRange = { readonly from: number; readonly to: number; readonly length: number };

export type CarryInput = {
  readonly steps: DeltaSteps;
  readonly hits: readonly Hit[];
  readonly baseLength: number;
  readonly newLength: number;
  readonly reachOf: (trigger: number) => HitReach;
  /** The longest literal of all, in bytes. */
  readonly maxLiteralBytes: number;
};

export type Carried = {
  /** Hits of the new text that are certain, ascending; `match` is as before. */
  readonly kept: readonly Hit[];
  /** Hits that are there, but whose surroundings changed: their match must be looked for again. */
  readonly stale: readonly Hit[];
  /** Where literals must be looked for: stretches that hold every other literal wholly. Ascending and disjoint. */
  readonly areas: readonly Span[];
};

export function carryOver(input: CarryInput): Carried {
  const kept: Hit[] = [];
  const stale: Hit[] = [];
  const ranges = copiedRanges(input.steps);
  for (const range of ranges) carryRange(range, input, kept, stale);
  return { kept, stale, areas: dirtyAreas(ranges, input) };
}

/** Copies in result order; neighbours that continue each other are one. */
function copiedRanges(steps: DeltaSteps): CopiedRange[] {
  const ranges: CopiedRange[] = [];
  let to = 0;
  for (let i = 0; i < steps.length; i += 2) {
    const from = steps[i]!;
    const length = steps[i + 1]!;
    const last = ranges.at(-1);
    if (from >= 0) {
      const continues = last && last.from + last.length === from && last.to + last.length === to;
      if (continues) ranges[ranges.length - 1] = { ...last, length: last.length + length };
      else ranges.push({ from, to, length });
    }
    to += length;
  }
  return ranges;
}

function carryRange(range: CopiedRange, input: CarryInput, kept: Hit[], stale: Hit[]): void {
  const shift = range.to - range.from;
  const end = range.from + range.length;
  const sameStart = range.from === 0 && range.to === 0;
  const sameEnd = end === input.baseLength && range.to + range.length === input.newLength;
  const lies = (from: number, to: number): boolean => (sameStart || from >= range.from) && (sameEnd || to <= end);
  for (let i = firstAtOrAfter(input.hits, range.from); i < input.hits.length && input.hits[i]!.at < end; i++) {
    const hit = input.hits[i]!;
    const { literalBytes, before, after } = input.reachOf(hit.trigger);
    const behind = hit.at + literalBytes;
    if (behind > end || !lies(hit.at - 1, behind + guardReach)) continue;
    const moved = shift === 0 ? hit : { ...hit, at: hit.at + shift };
    // Windows are widened to whole characters: up to three bytes more.
    const margin = contextBytes + 3;
    (lies(hit.at - before - margin, hit.at + after + margin) ? kept : stale).push(moved);
  }
}

/** The gaps between what `carryRange` keeps, wide enough to hold every literal it leaves out. */
function dirtyAreas(ranges: readonly CopiedRange[], { baseLength, newLength, maxLiteralBytes }: CarryInput): Span[] {
  const areas: Span[] = [];
  let start = 0;
  const add = (end: number): void => {
    if (end <= start) return;
    const last = areas.at(-1);
    if (last && last.end >= start) areas[areas.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else areas.push({ start, end });
  };
  for (const range of ranges) {
    const sameStart = range.from === 0 && range.to === 0;
    const sameEnd = range.from + range.length === baseLength && range.to + range.length === newLength;
    if (!sameStart) add(Math.min(newLength, range.to + 1 + maxLiteralBytes));
    const rangeEnd = range.to + range.length;
    start = sameEnd ? newLength : Math.max(start, 0, rangeEnd - guardReach - maxLiteralBytes);
  }
  add(newLength);
  return areas;
}

function firstAtOrAfter(hits: readonly Hit[], at: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hits[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
