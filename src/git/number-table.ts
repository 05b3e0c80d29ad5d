// Strings of numbers, each kept once and numbered in the order of coming: as byte-table.ts, four bytes at a time.

import { sharedNumbers } from '../lib/shared-numbers.ts';
import { HashSlots } from './hash-slots.ts';

const leastRoom = 1 << 14;

export class NumberTable {
  readonly #slots = new HashSlots();
  #numbers: Int32Array = new Int32Array(0);
  readonly #ends: number[] = [];

  /** Number of the string `numbers[from..to)`; a new one if it was not seen before. */
  intern(numbers: Int32Array, from: number, to: number): number {
    let hash = to - from;
    for (let i = from; i < to; i++) {
      const mixed = Math.imul(hash ^ (numbers[i] as number), 0x9e3779b1);
      hash = mixed ^ (mixed >>> 15);
    }
    const slots = this.#slots;
    let slot = slots.first(hash);
    for (let id = slots.at(slot); id !== -1; id = slots.at(slot)) {
      if (slots.hashOf(id) === hash && this.#equals(id, numbers, from, to)) return id;
      slot = slots.next(slot);
    }
    this.#append(numbers, from, to);
    return slots.add(slot, hash);
  }

  /** Where string `id` starts in `numbers`. */
  start(id: number): number {
    return id === 0 ? 0 : (this.#ends[id - 1] as number);
  }

  /** Where string `id` ends in `numbers`. */
  end(id: number): number {
    return this.#ends[id] as number;
  }

  /** All strings one behind the other; valid until the next one is added. */
  get numbers(): Int32Array {
    return this.#numbers;
  }

  /** A copy of all strings and of where each ends, on shared memory. */
  finish(): { readonly numbers: Int32Array; readonly ends: Int32Array } {
    return {
      numbers: sharedNumbers(this.#numbers.subarray(0, this.#ends.at(-1) ?? 0)),
      ends: sharedNumbers(this.#ends),
    };
  }

  /** Forgets all strings and keeps the memory. */
  clear(): void {
    this.#slots.clear();
    this.#ends.length = 0;
  }

  #equals(id: number, numbers: Int32Array, from: number, to: number): boolean {
    const start = this.start(id);
    if (this.end(id) - start !== to - from) return false;
    for (let i = from; i < to; i++) if (this.#numbers[start + i - from] !== numbers[i]) return false;
    return true;
  }

  #append(numbers: Int32Array, from: number, to: number): void {
    const start = this.#ends.at(-1) ?? 0;
    const end = start + to - from;
    if (end > this.#numbers.length) {
      const larger = new Int32Array(Math.max(this.#numbers.length * 2, end, leastRoom));
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    for (let i = from; i < to; i++) this.#numbers[start + i - from] = numbers[i] as number;
    this.#ends.push(end);
  }
}
