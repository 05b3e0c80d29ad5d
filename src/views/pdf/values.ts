// The values that a PDF file is written in (ISO 32000-1, 7.3), read one at a time. Nothing is an error: what makes no sense is passed over.

import { endOfWord, isDigit, isNumber, isSpace, maxWordBytes, numberAt, skipSpace } from './bytes.ts';
import { endOfLiteral, StringBuffer } from './string-buffer.ts';

/** `/Name` without its slash. */
export class Name {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A word that is no value: an operator, or `obj`, `stream`, `endobj`. */
export class Word {
  readonly word: string;
  constructor(word: string) {
    this.word = word;
  }
}

/** `12 0 R`. */
export class Ref {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}

export type Dict = ReadonlyMap<string, Value>;
/** A Buffer is a string, with its escapes undone. */
export type Value = number | boolean | null | Name | Word | Ref | Buffer | readonly Value[] | Dict;

/** Deeper values are hostile. */
const maxDepth = 64;

export class ValueReader {
  /** Where the next value is looked for. */
  at: number;
  readonly #bytes: Buffer;
  readonly #hasRefs: boolean;
  #buffer: StringBuffer | undefined;

  /** `hasRefs` false: three operands of an operator R are no reference. */
  constructor(bytes: Buffer, at = 0, hasRefs = true) {
    this.#bytes = bytes;
    this.at = at;
    this.#hasRefs = hasRefs;
  }

  /** The next value; undefined at the end, and at a bracket that closes nothing. */
  next(depth = 0): Value | undefined {
    this.skipSpace();
    const byte = this.#bytes[this.at];
    if (byte === undefined || depth > maxDepth) return undefined;
    if (byte === 0x2f) return this.#name();
    if (byte === 0x28) return this.#string();
    if (byte === 0x5b) return this.#array(depth);
    if (byte === 0x3c) return this.#bytes[this.at + 1] === 0x3c ? this.#dict(depth) : this.#string();
    if (byte === 0x5d || byte === 0x3e || byte === 0x29 || byte === 0x7b || byte === 0x7d) return undefined;
    return this.#wordOrNumber();
  }

  skipSpace(): void {
    this.at = skipSpace(this.#bytes, this.at);
  }

  #name(): Name {
    const start = this.at + 1;
    this.at = endOfWord(this.#bytes, start);
    const text = this.#bytes.toString('latin1', start, Math.min(this.at, start + maxWordBytes));
    if (!text.includes('#')) return new Name(text);
    return new Name(text.replace(/#([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))));
  }

  #wordOrNumber(): Value {
    const start = this.at;
    this.at = Math.max(endOfWord(this.#bytes, start), start + 1);
    if (isNumber(this.#bytes, start)) return this.#refOrNumber(start);
    const text = this.#bytes.toString('latin1', start, Math.min(this.at, start + maxWordBytes));
    if (text === 'true' || text === 'false') return text === 'true';
    return text === 'null' ? null : new Word(text);
  }

  #refOrNumber(start: number): Value {
    const number = numberAt(this.#bytes, start, this.at);
    const isId = this.#hasRefs && this.at - start <= 8 && isDigit(this.#bytes[start]) && Number.isInteger(number);
    const end = isId ? endOfRef(this.#bytes, this.at) : undefined;
    if (end === undefined) return number;
    this.at = end;
    return new Ref(number);
  }

  #array(depth: number): readonly Value[] {
    this.at++;
    const values: Value[] = [];
    for (let value = this.next(depth + 1); value !== undefined; value = this.next(depth + 1)) values.push(value);
    if (this.#bytes[this.at] === 0x5d) this.at++;
    return values;
  }

  #dict(depth: number): Dict {
    this.at += 2;
    const entries = new Map<string, Value>();
    for (let key = this.next(depth + 1); key instanceof Name; key = this.next(depth + 1)) {
      const value = this.next(depth + 1);
      if (value === undefined) break;
      entries.set(key.name, value);
    }
    if (this.#bytes[this.at] === 0x3e) this.at += this.#bytes[this.at + 1] === 0x3e ? 2 : 1;
    return entries;
  }

  #string(): Buffer {
    const start = this.at;
    if (this.#bytes[start] === 0x28) {
      this.at = endOfLiteral(this.#bytes, start);
      const inside = this.#bytes.subarray(start + 1, this.at - 1);
      // Most strings are what they say; those that were cut are read as the others.
      if (this.#bytes[this.at - 1] === 0x29 && !inside.includes(0x5c)) return inside;
    }
    this.#buffer ??= new StringBuffer();
    this.at = this.#buffer.read(this.#bytes, start);
    return Buffer.from(this.#buffer.bytes.subarray(0, this.#buffer.length));
  }
}

/** Behind ` 0 R`, when it stands at `at`. */
function endOfRef(bytes: Buffer, at: number): number | undefined {
  const generation = skipBlanks(bytes, at);
  if (generation === undefined) return undefined;
  let end = generation;
  while (isDigit(bytes[end])) end++;
  const letter = end > generation && end - generation <= 5 ? skipBlanks(bytes, end) : undefined;
  if (letter === undefined || bytes[letter] !== 0x52) return undefined;
  return endOfWord(bytes, letter) === letter + 1 ? letter + 1 : undefined;
}

/** Behind white space, of which there is some and not much. */
function skipBlanks(bytes: Buffer, at: number): number | undefined {
  let end = at;
  while (end < at + 8 && end < bytes.length && isSpace(bytes[end]!)) end++;
  return end > at ? end : undefined;
}

export function isDict(value: unknown): value is Dict {
  return value instanceof Map;
}

export function isArray(value: unknown): value is readonly Value[] {
  return Array.isArray(value);
}
