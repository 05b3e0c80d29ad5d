// Collects decoded text with the way back to what it was decoded from.

import { type SpanMap, SpanMapBuilder } from './span-map.ts';
import { encodedWidth, writeUtf8 } from './wide-text.ts';

/** Decoded bytes and where they come from. */
export type Decoded = { readonly bytes: Buffer; readonly map: SpanMap };

export class TextBuilder {
  readonly #map = new SpanMapBuilder();
  #buffer: Buffer;
  #length = 0;

  constructor(capacity = 256) {
    this.#buffer = Buffer.allocUnsafe(capacity);
  }

  get length(): number {
    return this.#length;
  }

  /** What was written so far; valid until more is. */
  get current(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  /** Copies `bytes`; every `viewUnit` of them stand for `originalUnit` bytes from `originalStart` on. */
  copy(bytes: Uint8Array, originalStart: number, viewUnit = 1, originalUnit = 1): void {
    if (bytes.length === 0) return;
    this.#reserve(bytes.length);
    this.#map.run(this.#length, originalStart, viewUnit, originalUnit);
    this.#buffer.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** Writes one character that took `originalLength` bytes. */
  character(code: number, originalStart: number, originalLength: number): void {
    const width = encodedWidth(code);
    this.#reserve(width);
    this.#map.run(this.#length, originalStart, width, originalLength);
    this.#length = writeUtf8(this.#buffer, this.#length, code, width);
  }

  /** Writes one byte that took `originalLength` bytes. */
  byte(value: number, originalStart: number, originalLength: number): void {
    this.#reserve(1);
    this.#map.run(this.#length, originalStart, 1, originalLength);
    this.#buffer[this.#length++] = value;
  }

  /** What was written; nothing may be written afterwards. */
  finish(originalEnd: number): Decoded {
    return { bytes: this.#buffer.subarray(0, this.#length), map: this.#map.finish(this.#length, originalEnd) };
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#length + more, this.#buffer.length * 2));
    larger.set(this.#buffer.subarray(0, this.#length));
    this.#buffer = larger;
  }
}
