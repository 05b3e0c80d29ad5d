// The bytes of the search's tables (match/prefilter/tables.ts says what is in them), in memory or still in a file.

export interface TableImage {
  /** In bytes. */
  readonly length: number;
  /** Writes all of it to `memory` from `at` on. */
  copyTo(memory: Uint8Array, at: number): void;
  /** All of it, to be sent to other threads; it may lie on memory that they share. */
  bytes(): Uint8Array;
}

export class HeldImage implements TableImage {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get length(): number {
    return this.#bytes.length;
  }

  copyTo(memory: Uint8Array, at: number): void {
    memory.set(this.#bytes, at);
  }

  bytes(): Uint8Array {
    return this.#bytes;
  }
}
