// As HitCarrier, by WebAssembly: for texts and deltas that lie in the prefilter's memory, which in a history are nearly all.

import { type HitBuffer, hitFields, noMatch, unresolved } from './hit-list.ts';
import { type CarryInput, firstAt, type HitReaches, lateRefusal, longestLiteral } from './incremental.ts';
import type { Prefilter } from './prefilter/prefilter.ts';

/** What fits; texts with more hits, and deltas with more changes, are rare and large, so nothing is lost by carrying them elsewhere. */
const hitCapacity = 4096;
const rowCapacity = 4096;
const areaCapacity = 4096;
/** Numbers in a row of what is carried, as assembly/carry.ts writes them. */
const rowFields = 7;
/** In numbers of four bytes. */
const hitsAt = 2;
const rowsAt = hitsAt + hitCapacity * hitFields;
const areasAt = rowsAt + rowCapacity * rowFields;
const reachesAt = areasAt + areaCapacity * 2;

export class SharedCarrier {
  /** Where literals must be looked for after `carry`, as pairs of words in the prefilter's memory. */
  readonly areas: { readonly at: number; count: number };
  readonly #prefilter: Prefilter;
  readonly #memory: Int32Array;
  readonly #longest: number;

  /** Undefined where the prefilter has no memory for it, or not enough for so many triggers. */
  static create(prefilter: Prefilter, reaches: HitReaches): SharedCarrier | undefined {
    const isLargeEnough = (reachesAt + reaches.before.length * 2) * 4 <= prefilter.carrying.bytes;
    return isLargeEnough ? new SharedCarrier(prefilter, reaches) : undefined;
  }

  private constructor(prefilter: Prefilter, reaches: HitReaches) {
    const { memory, start, bytes } = prefilter.carrying;
    this.#prefilter = prefilter;
    this.#memory = new Int32Array(memory.buffer, start, bytes >> 2);
    this.#longest = longestLiteral(reaches);
    this.areas = { at: start + areasAt * 4, count: 0 };
    for (let i = 0; i < reaches.before.length; i++) {
      this.#memory[reachesAt + 2 * i] = reaches.literalBytes[i]!;
      this.#memory[reachesAt + 2 * i + 1] = reaches.before[i]!;
    }
  }

  /** As `HitCarrier.carry`; false, with nothing done, where it does not fit. */
  carry({ steps, hits, baseLength, newLength }: CarryInput, carried: HitBuffer): boolean {
    const memory = this.#memory;
    if (!(steps instanceof Int32Array) || steps.buffer !== memory.buffer) return false;
    const fields = hits.hits;
    if (fields.length > hitCapacity * hitFields) return false;
    for (let i = 0; i < fields.length; i++) memory[hitsAt + i] = fields[i]!;
    const start = memory.byteOffset;
    const count = this.#prefilter.carry(
      steps.byteOffset,
      steps.length / 2,
      baseLength,
      newLength,
      start + hitsAt * 4,
      fields.length / hitFields,
      start + reachesAt * 4,
      this.#longest,
      lateRefusal,
      start + rowsAt * 4,
      rowCapacity,
      this.areas.at,
      areaCapacity,
      start,
    );
    if (count < 0) return false;
    this.areas.count = memory[0]!;
    if (count > 0) this.#take(count, hits, carried);
    return true;
  }

  /** Adds the rows to `carried`, with what is known of each hit's match. */
  #take(count: number, { matched, matches }: CarryInput['hits'], carried: HitBuffer): void {
    const memory = this.#memory;
    /** Number of the first match whose hit is not before the last row's. */
    let next = 0;
    let last = -1;
    for (let i = 0, row = rowsAt; i < count; i++, row += rowFields) {
      const packed = memory[row + 4]!;
      const hit = packed >> 1;
      // Copies may come in any order.
      if (hit < last) next = firstAt(matched, 1, hit);
      else while (next < matched.length && matched[next]! < hit) next++;
      last = hit;
      let state = unresolved;
      if ((packed & 1) === 1) {
        state = noMatch;
        if (matched[next] === hit) {
          const { note } = matches[next]!;
          state = 2 * next + (note.before <= memory[row + 5]! && note.after <= memory[row + 6]! ? 0 : 1);
        }
      }
      carried.add(memory[row]!, memory[row + 1]!, memory[row + 2]!, memory[row + 3]!, state);
    }
  }
}
