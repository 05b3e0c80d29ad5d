// Byte strings, each kept once and numbered in the order of coming.

import { sharedBytes, sharedNumbers } from '../lib/shared-numbers.ts';
import { HashSlots } from './hash-slots.ts';

const leastRoom = 1 << 16;

/** As a map from strings to numbers, which would spend most of its time making the strings. */
export class ByteTable {
  readonly #slots = new HashSlots();
  #bytes: Uint8Array = new Uint8Array(0);
  readonly #ends: number[] = [];

  /** Number of the string `bytes[from..to)`; a new one if it was not seen before. */
  intern(bytes: Uint8Array, from: number, to: number): number {
    let hash = 0x811c9dc5;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
    const slots = this.#slots;
    let slot = slots.first(hash);
    for (let id = slots.at(slot); id !== -1; id = slots.at(slot)) {
      if (slots.hashOf(id) === hash && this.#equals(id, bytes, from, to)) return id;
      slot = slots.next(slot);
    }
    this.#append(bytes, from, to);
    return slots.add(slot, hash);
  }

  /** How many strings there are. */
  get count(): number {
    return this.#ends.length;
  }

  /** Where string `id` starts in `bytes`. */
  start(id: number): number {
    return id === 0 ? 0 : (this.#ends[id - 1] as number);
  }

  /** Where string `id` ends in `bytes`. */
  end(id: number): number {
    return this.#ends[id] as number;
  }

  /** All strings one behind the other; valid until the next one is added. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** A copy of all strings, on shared memory. */
  finish(): { nameBytes: Uint8Array; nameEnds: Int32Array } {
    const length = this.#ends.at(-1) ?? 0;
    return { nameBytes: sharedBytes(this.#bytes.subarray(0, length)), nameEnds: sharedNumbers(this.#ends) };
  }

  /** Forgets all strings and keeps the memory. */
  clear(): void {
    this.#slots.clear();
    this.#ends.length = 0;
  }

  #equals(id: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = id === 0 ? 0 : (this.#ends[id - 1] as number);
    if ((this.#ends[id] as number) - start !== to - from) return false;
    for (let i = from; i < to; i++) if (this.#bytes[start + i - from] !== bytes[i]) return false;
    return true;
  }

  #append(bytes: Uint8Array, from: number, to: number): void {
    const start = this.#ends.at(-1) ?? 0;
    const end = start + to - from;
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#bytes.length * 2, end, leastRoom));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(bytes.subarray(from, to), start);
    this.#ends.push(end);
  }
}
