// Stretches of a text, ascending and disjoint, in memory that is used again and again.

import type { Span } from '../model/span.ts';

export class AreaList {
  #bounds: Int32Array = new Int32Array(256);
  count = 0;

  /** Area `i`, from 0 to `count` - 1. */
  at(i: number): Span {
    return { start: this.#bounds[2 * i] as number, end: this.#bounds[2 * i + 1] as number };
  }

  /** Writes at most `most` areas from number `from` on to `target`, two numbers each; returns how many these are. */
  copyTo(target: Int32Array, from: number, most: number): number {
    const count = Math.min(this.count - from, most);
    const bounds = this.#bounds;
    for (let i = 0; i < count * 2; i++) target[i] = bounds[from * 2 + i] as number;
    return count;
  }

  clear(): void {
    this.count = 0;
  }

  /** Adds [start, end) unless it is empty; joins it with the last area when they touch. Ends must not descend. */
  add(start: number, end: number): void {
    if (end <= start) return;
    const bounds = this.#bounds;
    const last = 2 * this.count - 1;
    if (this.count > 0 && (bounds[last] as number) >= start) {
      if (end > (bounds[last] as number)) bounds[last] = end;
      return;
    }
    if (last + 3 > bounds.length) this.#grow();
    this.#bounds[last + 1] = start;
    this.#bounds[last + 2] = end;
    this.count++;
  }

  #grow(): void {
    const larger = new Int32Array(this.#bounds.length * 2);
    larger.set(this.#bounds);
    this.#bounds = larger;
  }
}
