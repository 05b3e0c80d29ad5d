// Number arrays that are used again and again: those of a walk come and go by the hundred thousand, and their memory would only be free
// after the next collection.

/** Arrays of at least the wanted length, by the power of two they hold. */
export class NumberPool {
  readonly #free: Int32Array[][] = [];

  /** An array for at least `length` numbers, of any content. */
  take(length: number): Int32Array {
    const power = Math.max(4, 32 - Math.clz32(Math.max(length, 1) - 1));
    return this.#free[power]?.pop() ?? new Int32Array(1 << power);
  }

  /** Gives back an array that `take` returned; it must not be used any more. */
  give(numbers: Int32Array): void {
    const power = 31 - Math.clz32(numbers.length);
    this.#free[power] ??= [];
    this.#free[power].push(numbers);
  }
}
