// Searching a text that was made from another one by a delta: what was copied has been searched already. Works with occurrences of literals
// ("hits") and the match each one wakes, because both depend only on the bytes around them: a hit whose surroundings were copied whole is
// carried over by offset, all others are found or resolved again. The result is exactly that of searching the whole text.

import type { Span } from '../model/span.ts';
import { type HitBuffer, type HitList, noMatch, unresolved } from './hit-list.ts';
import { guardReach } from './prefilter/prefilter.ts';

/** How far what is known of a hit depends on the bytes around it, by trigger: bytes before it, and behind its start. */
export type HitReaches = { readonly literalBytes: Int32Array; readonly before: Int32Array; readonly after: Int32Array };

/** Flat pairs (start, length) in result order: `start >= 0` copies from the base, `start < 0` inserts. As git/delta.ts parses them. */
export type DeltaSteps = ArrayLike<number>;

/** A stretch of the new text that was copied from the base. */
type CopiedRange = { readonly from: number; readonly to: number; readonly length: number };

export type CarryInput = {
  readonly steps: DeltaSteps;
  readonly hits: HitList;
  readonly baseLength: number;
  readonly newLength: number;
  readonly reaches: HitReaches;
  /** The longest literal of all, in bytes. */
  readonly maxLiteralBytes: number;
};

/**
 * Adds to `carried` the hits of the new text that are certain, in order; those whose surroundings changed as `unresolved`. Returns where
 * literals must be looked for: stretches that hold every other literal wholly, ascending and disjoint.
 */
export function carryOver(input: CarryInput, carried: HitBuffer): readonly Span[] {
  const ranges = copiedRanges(input.steps);
  for (const range of ranges) carryRange(range, input, carried);
  return dirtyAreas(ranges, input);
}

/** Copies in result order; neighbours that continue each other are one. */
function copiedRanges(steps: DeltaSteps): CopiedRange[] {
  const ranges: { from: number; to: number; length: number }[] = [];
  let to = 0;
  for (let i = 0; i < steps.length; i += 2) {
    const from = steps[i]!;
    const length = steps[i + 1]!;
    const last = ranges.at(-1);
    if (from >= 0) {
      const continues = last && last.from + last.length === from && last.to + last.length === to;
      if (continues) last.length += length;
      else ranges.push({ from, to, length });
    }
    to += length;
  }
  return ranges;
}

function carryRange(
  range: CopiedRange,
  { hits, reaches, baseLength, newLength }: CarryInput,
  carried: HitBuffer,
): void {
  const shift = range.to - range.from;
  const end = range.from + range.length;
  // The ends of a text are as good as copied.
  const low = range.from === 0 && range.to === 0 ? Number.NEGATIVE_INFINITY : range.from;
  const high = end === baseLength && range.to + range.length === newLength ? Number.POSITIVE_INFINITY : end;
  const { at, triggers, matched } = hits;
  const { literalBytes, before, after } = reaches;
  let i = firstAtOrAfter(at, range.from);
  let next = firstAtOrAfter(matched, i);
  for (; i < at.length && at[i]! < end; i++) {
    const place = at[i]!;
    const trigger = triggers[i]!;
    let state = noMatch;
    if (matched[next] === i) state = next++;
    const behind = place + literalBytes[trigger]!;
    if (behind > end || place - 1 < low || behind + guardReach > high) continue;
    const isKept = place - before[trigger]! >= low && place + after[trigger]! <= high;
    carried.add(place + shift, trigger, isKept ? state : unresolved);
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

/** The first position in rising numbers whose number is not below `value`. */
function firstAtOrAfter(numbers: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
