// Reads the length-prefixed strings of RFC 4251 (SSH, OpenSSH and PuTTY key files). Past the end there is nothing, however much was claimed.

/** Walks over bytes once. After the first read beyond the end every read gives `undefined`. */
export class WireReader {
  #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get remaining(): number {
    return this.#bytes.length - this.#position;
  }

  /** Exactly so many bytes, a view of the input. */
  take(length: number): Uint8Array | undefined {
    if (length > this.remaining) {
      this.#position = this.#bytes.length + 1;
      return undefined;
    }
    const start = this.#position;
    this.#position += length;
    return this.#bytes.subarray(start, this.#position);
  }

  uint32(): number | undefined {
    const bytes = this.take(4);
    return bytes && ((bytes[0]! << 24) | (bytes[1]! << 16) | (bytes[2]! << 8) | bytes[3]!) >>> 0;
  }

  /** A string: four bytes of length, then its bytes. */
  string(): Uint8Array | undefined {
    const length = this.uint32();
    return length === undefined ? undefined : this.take(length);
  }

  /** A string that is text. */
  text(): string | undefined {
    const bytes = this.string();
    return bytes && Buffer.from(bytes).toString('utf8');
  }

  /** What is left. */
  rest(): Uint8Array {
    return this.#bytes.subarray(Math.min(this.#position, this.#bytes.length));
  }
}

/** A string as RFC 4251 writes it. */
export function wireString(bytes: Uint8Array | string): Buffer {
  const content = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, content]);
}

/** A non-negative number as RFC 4251 writes it, from its unsigned big-endian bytes. */
export function wireNumber(bytes: Uint8Array): Buffer {
  let start = 0;
  while (start < bytes.length && bytes[start] === 0) start++;
  const digits = bytes.subarray(start);
  return wireString((digits[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), digits]) : digits);
}
