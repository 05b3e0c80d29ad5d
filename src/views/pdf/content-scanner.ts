// The operators of a content stream (ISO 32000-1, 7.8.2), one after the other. Most of them draw lines and show no text: of their operands only the
// places are noted, and nothing is made of them until somebody asks.

import { endOfWord, isNumber, isSpace, maxWordBytes, numberAt, skipSpace } from './bytes.ts';
import { endOfHex, endOfLiteral, StringBuffer } from './string-buffer.ts';
import { Name, ValueReader } from './values.ts';

/** More operands belong to no operator. */
const maxOperands = 512;
const imageEnd = Buffer.from('EI');

/** What `element` may find: `other` is passed over. */
export type Element = 'number' | 'string' | 'other' | 'end';

/** An operator of up to three bytes as a number; longer ones are 0. */
export function operatorCode(word: string): number {
  return word.length > 3 ? 0 : [...word].reduce((code, letter) => code * 256 + letter.charCodeAt(0), 0);
}

export class ContentScanner {
  /** Of the last operator. */
  count = 0;
  /** Of the last element that was one. */
  number = 0;
  readonly string = new StringBuffer();
  readonly #bytes: Buffer;
  readonly #values: ValueReader;
  readonly #starts = new Int32Array(maxOperands);
  #at = 0;
  /** Where `element` goes on. */
  #inside = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#values = new ValueReader(bytes, 0, false);
  }

  /** The code of the next operator; -1 at the end. */
  next(): number {
    const bytes = this.#bytes;
    this.count = 0;
    for (;;) {
      const start = skipSpace(bytes, this.#at);
      if (start >= bytes.length) return -1;
      const byte = bytes[start]!;
      this.#at = endOfWord(bytes, start);
      if (this.#at > start) {
        if (!isNumber(bytes, start) && !this.#isConstant(start)) return this.#code(start);
      } else if (byte === 0x2f) this.#at = endOfWord(bytes, start + 1);
      else if (byte === 0x5b) this.#skipArray(start);
      else if (byte === 0x28 || byte === 0x3c) this.#at = this.#endOfStringOrDict(start);
      else {
        // A bracket that closes nothing.
        this.#at = start + 1;
        continue;
      }
      if (this.count < maxOperands) this.#starts[this.count++] = start;
    }
  }

  /** An operand that is a number; 0 for any other. */
  operand(index: number): number {
    const start = index < this.count ? this.#starts[index]! : -1;
    if (start < 0 || !isNumber(this.#bytes, start)) return 0;
    return numberAt(this.#bytes, start, endOfWord(this.#bytes, start));
  }

  /** An operand that is a name. */
  name(index: number): string | undefined {
    if (index >= this.count || this.#bytes[this.#starts[index]!] !== 0x2f) return undefined;
    this.#values.at = this.#starts[index]!;
    const value = this.#values.next();
    return value instanceof Name ? value.name : undefined;
  }

  /** Makes ready for `element`: of an array it gives one after the other. What this gives is the kind of the operand, which is then read. */
  open(index: number): 'string' | 'array' | 'other' {
    if (index >= this.count) return 'other';
    const start = this.#starts[index]!;
    const byte = this.#bytes[start];
    this.#inside = start + 1;
    if (byte === 0x5b) return 'array';
    if (!this.#isString(start)) return 'other';
    this.string.read(this.#bytes, start);
    return 'string';
  }

  /** The next element of the array that was opened. */
  element(): Element {
    const bytes = this.#bytes;
    const start = skipSpace(bytes, this.#inside);
    if (start >= bytes.length) return 'end';
    if (this.#isString(start)) {
      this.#inside = this.string.read(bytes, start);
      return 'string';
    }
    const end = endOfWord(bytes, start);
    if (end > start) {
      this.#inside = end;
      if (!isNumber(bytes, start)) return 'other';
      this.number = numberAt(bytes, start, end);
      return 'number';
    }
    this.#values.at = start;
    if (this.#values.next(1) === undefined) return 'end';
    this.#inside = this.#values.at;
    return 'other';
  }

  /** Behind the data of a picture that stands between operators: for after ID. */
  skipImage(): void {
    const bytes = this.#bytes;
    for (let at = bytes.indexOf(imageEnd, this.#at); at >= 0; at = bytes.indexOf(imageEnd, at + 1)) {
      if (!isSpace(bytes[at - 1]!) || !isSpace(bytes[at + 2] ?? 0x20)) continue;
      this.#at = at + 2;
      return;
    }
    this.#at = bytes.length;
  }

  #isString(at: number): boolean {
    const byte = this.#bytes[at];
    return byte === 0x28 || (byte === 0x3c && this.#bytes[at + 1] !== 0x3c);
  }

  /** `true`, `false` and `null` are operands. */
  #isConstant(start: number): boolean {
    const length = this.#at - start;
    if (length !== 4 && length !== 5) return false;
    return /^(?:true|false|null)$/.test(this.#bytes.toString('latin1', start, this.#at));
  }

  #code(start: number): number {
    const length = Math.min(this.#at - start, maxWordBytes);
    if (length > 3) return 0;
    let code = 0;
    for (let i = 0; i < length; i++) code = code * 256 + this.#bytes[start + i]!;
    return code;
  }

  #skipArray(start: number): void {
    const bytes = this.#bytes;
    let at = start + 1;
    for (;;) {
      at = skipSpace(bytes, at);
      const end = endOfWord(bytes, at);
      if (end > at) at = end;
      else if (bytes[at] === 0x28 || bytes[at] === 0x3c) at = this.#endOfStringOrDict(at);
      else {
        this.#values.at = at;
        if (this.#values.next(1) === undefined) break;
        at = this.#values.at;
      }
    }
    this.#at = bytes[at] === 0x5d ? at + 1 : at;
  }

  #endOfStringOrDict(start: number): number {
    if (this.#bytes[start] === 0x28) return endOfLiteral(this.#bytes, start);
    if (this.#bytes[start + 1] !== 0x3c) return endOfHex(this.#bytes, start);
    this.#values.at = start;
    this.#values.next();
    return this.#values.at;
  }
}
