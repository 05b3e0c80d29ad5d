// What trees hold, as lists of pairs of numbers. Versions of a folder differ in a few of its hundreds of items: lists are cut into pieces where
// the items themselves say, so that what did not change is the same piece, and each different piece is kept once.

import { sharedNumbers } from '../lib/shared-numbers.ts';
import { NumberTable } from './number-table.ts';

/** Plain data on shared memory: may be posted to another thread. */
export type ItemLists = {
  /** Pairs of name and ref, piece after piece. */
  readonly pairs: Int32Array;
  /** Where each piece ends in `pairs`. */
  readonly pieceEnds: Int32Array;
  /** Numbers of pieces, list after list. */
  readonly pieces: Int32Array;
  /** Where each list ends in `pieces`. */
  readonly listEnds: Int32Array;
};

/** One name in 16 ends a piece: small enough that a change costs little, large enough that a list has few of them. */
const cutShift = 28;

export class ItemListBuilder {
  readonly #table = new NumberTable();
  readonly #pieces: number[] = [];
  readonly #listEnds: number[] = [];

  /** Number of the list of the first `count` numbers of `pairs`. */
  add(pairs: Int32Array, count: number): number {
    let from = 0;
    for (let i = 0; i < count; i += 2) {
      const isEnd = i + 2 === count || Math.imul(pairs[i] as number, 0x9e3779b1) >>> cutShift === 0;
      if (!isEnd) continue;
      this.#pieces.push(this.#table.intern(pairs, from, i + 2));
      from = i + 2;
    }
    this.#listEnds.push(this.#pieces.length);
    return this.#listEnds.length - 1;
  }

  finish(): ItemLists {
    const { numbers, ends } = this.#table.finish();
    return {
      pairs: numbers,
      pieceEnds: ends,
      pieces: sharedNumbers(this.#pieces),
      listEnds: sharedNumbers(this.#listEnds),
    };
  }

  /** Forgets all lists and keeps the memory. */
  clear(): void {
    this.#table.clear();
    this.#pieces.length = 0;
    this.#listEnds.length = 0;
  }
}
