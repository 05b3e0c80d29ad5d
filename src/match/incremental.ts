// Searching a text that was made from another one by a delta: what was copied has been searched already. Works with occurrences of literals
// ("hits") and the match each one wakes, because both depend only on the bytes around them: a hit whose surroundings were copied whole is
// carried over by offset, all others are found or resolved again. The result is exactly that of searching the whole text.

import { AreaList } from './area-list.ts';
import { type HitBuffer, type HitList, hitFields, noMatch, unresolved } from './hit-list.ts';

/** How far what is known of a hit depends on the bytes around it, by trigger: its literal's length, and bytes before its start. */
export type HitReaches = { readonly literalBytes: Int32Array; readonly before: Int32Array };

/** Flat pairs (start, length) in result order: `start >= 0` copies from the base, `start < 0` inserts. As git/delta.ts parses them. */
export type DeltaSteps = ArrayLike<number>;

/**
 * Bytes behind a literal within which most guards refuse. What takes longer is kept as a hit, so that only this much must be searched again
 * before every change: a history is made of small changes.
 */
export const lateRefusal = 24;

/** Hits of what a change took out are walked over, as long as they are no more. */
const nearHits = 8;

/** Beyond every place in a text, and still a small number to the engine. */
const farAway = 0x3fff_ffff;

export type CarryInput = {
  readonly steps: DeltaSteps;
  readonly hits: HitList;
  readonly baseLength: number;
  readonly newLength: number;
};

/** A stretch of the new text that was copied from the base; the ends of a text are as good as copied. */
type CopiedRange = { from: number; to: number; length: number; low: number; high: number };

export class HitCarrier {
  /** Where literals must be looked for after `carry`: stretches that hold every literal wholly which was not carried over. */
  readonly areas = new AreaList();
  readonly #reaches: HitReaches;
  readonly #maxLiteralBytes: number;
  readonly #range: CopiedRange = { from: 0, to: 0, length: 0, low: 0, high: 0 };
  /** Where the area begins that is still open. */
  #open = 0;
  /** The first hit of the base that may lie in the next range, if ranges are in the base's order. */
  #cursor = 0;
  #cursorMatched = 0;

  constructor(reaches: HitReaches) {
    this.#reaches = reaches;
    this.#maxLiteralBytes = longestLiteral(reaches);
  }

  /** Adds to `carried` the hits of the new text that are certain, in order; those whose match may have changed as `unresolved`. */
  carry(input: CarryInput, carried: HitBuffer): void {
    const { steps } = input;
    const range = this.#range;
    this.areas.clear();
    this.#open = 0;
    this.#cursor = 0;
    this.#cursorMatched = 0;
    range.length = 0;
    let to = 0;
    for (let i = 0; i < steps.length; i += 2) {
      const from = steps[i]!;
      const length = steps[i + 1]!;
      if (from >= 0) {
        // Copies that continue each other are one.
        if (range.length > 0 && range.from + range.length === from && range.to + range.length === to) {
          range.length += length;
        } else {
          if (range.length > 0) this.#carryRange(input, carried);
          range.from = from;
          range.to = to;
          range.length = length;
        }
      }
      to += length;
    }
    if (range.length > 0) this.#carryRange(input, carried);
    this.areas.add(this.#open, input.newLength);
  }

  /** Closes the area before the range, carries its hits, and opens the area behind it. */
  #carryRange(input: CarryInput, carried: HitBuffer): void {
    const { baseLength, newLength, hits } = input;
    const range = this.#range;
    const isStart = range.from === 0 && range.to === 0;
    const end = range.from + range.length;
    const rangeEnd = range.to + range.length;
    const isEnd = end === baseLength && rangeEnd === newLength;
    // The area before it and the one behind it touch: all of the range is searched again, so nothing need be carried.
    if (!isStart && !isEnd && range.length <= lateRefusal + 2 * this.#maxLiteralBytes) return;
    range.low = isStart ? -farAway : range.from;
    range.high = isEnd ? farAway : end;
    // A literal whose first byte, or the byte before it, is not in the range.
    if (!isStart) this.areas.add(this.#open, Math.min(newLength, range.to + 1 + this.#maxLiteralBytes));
    let open = isEnd ? newLength : Math.max(0, rangeEnd - lateRefusal - this.#maxLiteralBytes);
    if (hits.hits.length > 0) open = Math.min(open, this.#carryHits(hits, carried));
    this.#open = Math.max(this.#open, open);
  }

  /** Returns where in the new text the first hit is that must be looked for again because its guard reached past the range. */
  #carryHits({ hits, matched, matches }: HitList, carried: HitBuffer): number {
    const { from, to, length, low, high } = this.#range;
    const { literalBytes, before } = this.#reaches;
    const shift = to - from;
    const end = from + length;
    let again = farAway;
    this.#seek(hits, matched, from);
    let i = this.#cursor;
    let next = this.#cursorMatched;
    for (; i * hitFields < hits.length; i++) {
      const field = i * hitFields;
      const place = hits[field]!;
      if (place >= end) break;
      const trigger = hits[field + 1]!;
      const reach = hits[field + 2]!;
      const after = hits[field + 3]!;
      let state = noMatch;
      if (matched[next] === i) {
        const { note } = matches[next]!;
        state = 2 * next++ + (place - note.before >= low && place + note.after <= high ? 0 : 1);
      }
      const behind = place + literalBytes[trigger]!;
      if (behind > end || place - 1 < low) continue;
      if (behind + Math.abs(reach) > high) {
        again = Math.min(again, place + shift);
        continue;
      }
      const isKept = reach < 0 || (place - before[trigger]! >= low && place + after <= high);
      carried.add(place + shift, trigger, reach, after, isKept ? state : unresolved);
    }
    this.#cursor = i;
    this.#cursorMatched = next;
    return again;
  }

  /** Moves the cursors to the first hit at `from` or later: mostly where they are, but copies may come in any order. */
  #seek(hits: readonly number[], matched: readonly number[], from: number): void {
    const count = hits.length / hitFields;
    const i = this.#cursor;
    if (i === 0 || hits[(i - 1) * hitFields]! < from) {
      let near = i;
      while (near < count && near < i + nearHits && hits[near * hitFields]! < from) near++;
      if (near === count || hits[near * hitFields]! >= from) {
        this.#cursor = near;
        while (this.#cursorMatched < matched.length && matched[this.#cursorMatched]! < near) this.#cursorMatched++;
        return;
      }
    }
    this.#cursor = firstAt(hits, hitFields, from);
    this.#cursorMatched = firstAt(matched, 1, this.#cursor);
  }
}

/** Bytes of the longest literal of all. */
export function longestLiteral({ literalBytes }: HitReaches): number {
  return literalBytes.reduce((most, bytes) => Math.max(most, bytes), 0);
}

/** The first of the rows of `fields` numbers, rising by the first of these, that begins with `value` or more. */
export function firstAt(rows: readonly number[], fields: number, value: number): number {
  let low = 0;
  for (let high = rows.length / fields; low < high; ) {
    const middle = (low + high) >> 1;
    if (rows[middle * fields]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
