// The bytes that a string of a PDF file stands for (ISO 32000-1, 7.3.4), in a buffer that is used again for the next one.

import { isDigit } from './bytes.ts';

/** A longer string is no text. */
export const maxStringBytes = 1 << 20;
const escapes: Readonly<Record<number, number>> = { 110: 10, 114: 13, 116: 9, 98: 8, 102: 12 };

export class StringBuffer {
  /** The first `length` of them are the string, until the next one is read. */
  bytes = Buffer.alloc(256);
  length = 0;

  /** Reads a string whose `(` or `<` stands at `at`; gives the place behind its end. */
  read(source: Buffer, at: number): number {
    this.length = 0;
    return source[at] === 0x28 ? this.#literal(source, at + 1) : this.#hex(source, at + 1);
  }

  #literal(source: Buffer, start: number): number {
    let at = start;
    for (let depth = 1; at < source.length; at++) {
      const byte = source[at]!;
      if (byte === 0x28) depth++;
      else if (byte === 0x29 && --depth === 0) break;
      if (byte === 0x5c) at = this.#escape(source, at + 1);
      else this.#push(byte);
      if (at - start > maxStringBytes) break;
    }
    return at + 1;
  }

  /** The place of the last byte of the escape whose backslash stands before `at`. */
  #escape(source: Buffer, at: number): number {
    const byte = source[at];
    if (byte === undefined) return at;
    if (byte >= 0x30 && byte <= 0x37) {
      let value = byte - 0x30;
      let last = at;
      while (last < at + 2 && isDigit(source[last + 1]) && source[last + 1]! < 0x38)
        value = value * 8 + source[++last]! - 0x30;
      this.#push(value & 255);
      return last;
    }
    if (byte === 0x0d) return source[at + 1] === 0x0a ? at + 1 : at;
    if (byte !== 0x0a) this.#push(escapes[byte] ?? byte);
    return at;
  }

  #hex(source: Buffer, start: number): number {
    const behind = endOfHex(source, start);
    const end = Math.min(behind, start + maxStringBytes);
    let high = -1;
    for (let at = start; at < end; at++) {
      const digit = hexDigit(source[at]!);
      if (digit < 0) continue;
      if (high < 0) high = digit;
      else {
        this.#push(high * 16 + digit);
        high = -1;
      }
    }
    if (high >= 0) this.#push(high * 16);
    return behind;
  }

  #push(byte: number): void {
    if (this.length === this.bytes.length) this.bytes = Buffer.concat([this.bytes, Buffer.alloc(this.length)]);
    this.bytes[this.length++] = byte;
  }
}

/** The place behind a hexadecimal string whose `<` stands at or before `at`, without reading it. */
export function endOfHex(source: Buffer, at: number): number {
  const close = source.indexOf(0x3e, at);
  return close < 0 ? source.length : close + 1;
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** The place behind a literal string whose `(` stands at `at`, without reading it. */
export function endOfLiteral(source: Uint8Array, at: number): number {
  const start = at + 1;
  let end = start;
  for (let depth = 1; end < source.length; end++) {
    const byte = source[end]!;
    if (byte === 0x28) depth++;
    else if (byte === 0x29 && --depth === 0) break;
    if (byte === 0x5c) end++;
    if (end - start > maxStringBytes) break;
  }
  return Math.min(end + 1, source.length);
}
