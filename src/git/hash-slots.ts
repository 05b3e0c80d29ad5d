// The hash table behind tables that number strings of something: which numbers have a hash. What the strings are, and whether two are the same, is
// their business.

export class HashSlots {
  #slots = new Int32Array(0);
  readonly #hashes: number[] = [];

  constructor() {
    this.#grow(1 << 14);
  }

  /** The slot at which to begin. */
  first(hash: number): number {
    return (hash ^ (hash >>> 15)) & (this.#slots.length - 1);
  }

  next(slot: number): number {
    return (slot + 1) & (this.#slots.length - 1);
  }

  /** Number in the slot; -1 ends the search. */
  at(slot: number): number {
    return (this.#slots[slot] as number) - 1;
  }

  hashOf(id: number): number {
    return this.#hashes[id] as number;
  }

  /** Gives the next number to a string, in the free slot where the search for it ended. */
  add(slot: number, hash: number): number {
    this.#hashes.push(hash);
    const count = this.#hashes.length;
    this.#slots[slot] = count;
    if (count * 2 > this.#slots.length) this.#grow(this.#slots.length * 4);
    return count - 1;
  }

  /** Forgets all numbers and keeps the memory. */
  clear(): void {
    this.#slots.fill(0);
    this.#hashes.length = 0;
  }

  #grow(length: number): void {
    this.#slots = new Int32Array(length);
    for (const [id, hash] of this.#hashes.entries()) {
      let slot = this.first(hash);
      while (this.#slots[slot] !== 0) slot = this.next(slot);
      this.#slots[slot] = id + 1;
    }
  }
}
