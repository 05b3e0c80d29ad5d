// Occurrences of literals in a text, packed: a source file has many of them, of which few wake a match, and a history has millions of
// versions of source files.

import type { MatchOffsets } from './hit-resolver.ts';

/** A match that need not change when its hit moves. */
export type RelativeMatch = MatchOffsets & {
  /** What its user made of it, kept while nothing changes that this depends on. */
  readonly note: Note;
};

/** A number somebody attached to a match; it holds as long as the bytes `before` and `after` the hit's start are the same. */
export type Note = { value: number | undefined; before: number; after: number };

/** Numbers per hit in `HitList.hits`. */
export const hitFields = 4;

/**
 * Hits by rising place, then trigger. Four numbers each: byte offset of the literal; trigger; how many bytes behind the literal its guard
 * looked at (negative: the guard refused it); and how many bytes behind the hit's start its match depends on.
 */
export type HitList = {
  readonly hits: readonly number[];
  /** Positions of the hits that woke a match, rising, and those matches. */
  readonly matched: readonly number[];
  readonly matches: readonly RelativeMatch[];
};

/** The first `count` hits of a buffer's fields. Plain numbers: a typed array of this size costs more than it holds. */
export function packHits(fields: Int32Array, count: number): number[] {
  const length = count * hitFields;
  const hits = new Array<number>(length);
  for (let i = 0; i < length; i++) hits[i] = fields[i]!;
  return hits;
}

/** The hits at these positions of a buffer's fields. */
export function pickHits(fields: Int32Array, positions: readonly number[]): number[] {
  const hits: number[] = [];
  for (const position of positions) {
    for (let i = position * hitFields; i < (position + 1) * hitFields; i++) hits.push(fields[i]!);
  }
  return hits;
}

/** What is known of the match of a hit: nothing yet, that there is none, or from here on twice the base's match number (and 1: without its note). */
export const unresolved = -2;
export const noMatch = -1;

/** Hits in the making; used again and again. */
export class HitBuffer {
  /** As in `HitList`. */
  hits: Int32Array = new Int32Array(0);
  /** `unresolved`, `noMatch`, or the number of a match. */
  states: Int32Array = new Int32Array(0);
  count = 0;

  add(at: number, trigger: number, reach: number, after: number, state: number): void {
    if (this.count === this.states.length) this.#grow();
    const field = this.count * hitFields;
    const { hits } = this;
    hits[field] = at;
    hits[field + 1] = trigger;
    hits[field + 2] = reach;
    hits[field + 3] = after;
    this.states[this.count] = state;
    this.count++;
  }

  /** Puts hits into order that come nearly in order. */
  sort(): void {
    const { hits, states } = this;
    for (let i = 1; i < this.count; i++) {
      const field = i * hitFields;
      const [at, trigger, reach, after, state] = [
        hits[field]!,
        hits[field + 1]!,
        hits[field + 2]!,
        hits[field + 3]!,
        states[i]!,
      ];
      let to = i;
      for (; to > 0 && !isBefore(hits, to - 1, at, trigger); to--) {
        hits.copyWithin(to * hitFields, (to - 1) * hitFields, to * hitFields);
        states[to] = states[to - 1]!;
      }
      if (to === i) continue;
      hits[to * hitFields] = at;
      hits[to * hitFields + 1] = trigger;
      hits[to * hitFields + 2] = reach;
      hits[to * hitFields + 3] = after;
      states[to] = state;
    }
  }

  #grow(): void {
    const count = Math.max(this.states.length * 2, 1024);
    this.hits = grown(this.hits, count * hitFields);
    this.states = grown(this.states, count);
  }
}

/** Joins two ordered buffers into `target`; of a hit that both have, what `first` knows of it counts. */
export function mergeHits(first: HitBuffer, second: HitBuffer, target: HitBuffer): void {
  target.count = 0;
  let j = 0;
  for (let i = 0; i < first.count; i++) {
    const at = first.hits[i * hitFields]!;
    const trigger = first.hits[i * hitFields + 1]!;
    for (; j < second.count && isBefore(second.hits, j, at, trigger); j++) addFrom(second, j, target);
    while (j < second.count && second.hits[j * hitFields] === at && second.hits[j * hitFields + 1] === trigger) j++;
    addFrom(first, i, target);
  }
  for (; j < second.count; j++) addFrom(second, j, target);
}

function addFrom({ hits, states }: HitBuffer, i: number, target: HitBuffer): void {
  const field = i * hitFields;
  target.add(hits[field]!, hits[field + 1]!, hits[field + 2]!, hits[field + 3]!, states[i]!);
}

/** True when hit `i` stands before the place, or there with a smaller or the same trigger. */
function isBefore(hits: Int32Array, i: number, place: number, trigger: number): boolean {
  const at = hits[i * hitFields]!;
  return at < place || (at === place && hits[i * hitFields + 1]! < trigger);
}

function grown(numbers: Int32Array, length: number): Int32Array {
  const larger = new Int32Array(length);
  larger.set(numbers);
  return larger;
}
