// Selected commits as a forest: each below the first of its parents that is selected too. What changes at a commit holds for
// everything below it until it changes again, so that counting commits needs only the changes.

import type { CommitGraph } from './commit-graph.ts';
import type { CommitSelection } from './commit-selection.ts';

export class CommitForest {
  /** By commit number: the commit above, or -1. */
  readonly above: Int32Array;
  /** Commits below and including each. */
  readonly size: Int32Array;
  /** Place in an order in which everything below a commit follows it directly. */
  readonly #place: Int32Array;

  constructor(graph: CommitGraph, { isSelected }: CommitSelection) {
    const { count } = graph;
    this.above = new Int32Array(count).fill(-1);
    this.size = new Int32Array(count);
    this.#place = new Int32Array(count);
    for (let number = 0; number < count; number++) {
      if (isSelected[number] === 0) continue;
      this.size[number] = 1;
      // Parents have smaller numbers, except in circles of forged commits.
      const parent = graph.parentsOf(number).find((other) => other >= 0 && other < number && isSelected[other] === 1);
      if (parent !== undefined) this.above[number] = parent;
    }
    for (let number = count - 1; number >= 0; number--) {
      const parent = this.above[number] as number;
      if (parent !== -1) this.size[parent] = (this.size[parent] as number) + (this.size[number] as number);
    }
    this.#numberPlaces(count);
  }

  /**
   * Number of commits at which something holds, given its changes: `commits[i]` and everything below it has `signs[i]` (1 or -1) more
   * of it. Holds wherever the sum is positive.
   */
  countHolding(commits: ArrayLike<number>, signs: ArrayLike<number>): number {
    const order = Array.from(commits, (_, i) => i);
    const placeAt = (i: number) => this.#place[commits[i] as number] as number;
    order.sort((a, b) => placeAt(a) - placeAt(b));
    const open: { end: number; sign: number }[] = [];
    let held = 0;
    let at = 0;
    let count = 0;
    const advance = (to: number) => {
      if (held > 0) count += to - at;
      at = to;
    };
    const closeUntil = (to: number) => {
      for (let last = open.at(-1); last !== undefined && last.end <= to; last = open.at(-1)) {
        advance(last.end);
        held -= last.sign;
        open.pop();
      }
    };
    for (const i of order) {
      closeUntil(placeAt(i));
      advance(placeAt(i));
      held += signs[i] as number;
      open.push({ end: placeAt(i) + (this.size[commits[i] as number] as number), sign: signs[i] as number });
    }
    closeUntil(Number.POSITIVE_INFINITY);
    return count;
  }

  #numberPlaces(count: number): void {
    const next = new Int32Array(count);
    let nextRoot = 0;
    for (let number = 0; number < count; number++) {
      const size = this.size[number] as number;
      if (size === 0) continue;
      const parent = this.above[number] as number;
      const place = parent === -1 ? nextRoot : (next[parent] as number);
      if (parent === -1) nextRoot += size;
      else next[parent] = place + size;
      this.#place[number] = place;
      next[number] = place + 1;
    }
  }
}
