// Bits of a buffer, the most significant first. Behind the end there are zeros, and `isPast` says so.

export class BitReader {
  /** Bits read so far, from the start of the buffer. */
  position: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, position = 0) {
    this.#bytes = bytes;
    this.position = position;
  }

  get isPast(): boolean {
    return this.position > this.#bytes.length * 8;
  }

  bit(): number {
    const byte = this.#bytes[this.position >> 3] ?? 0;
    return (byte >> (7 - (this.position++ & 7))) & 1;
  }

  /** Up to 32 bits as an unsigned number. */
  read(count: number): number {
    let value = 0;
    let left = count;
    while (left > 0) {
      const inByte = 8 - (this.position & 7);
      const taken = Math.min(inByte, left);
      const byte = this.#bytes[this.position >> 3] ?? 0;
      value = value * 2 ** taken + ((byte >> (inByte - taken)) & ((1 << taken) - 1));
      this.position += taken;
      left -= taken;
    }
    return value;
  }
}
