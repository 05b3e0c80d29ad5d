// The values that a PDF file is written in (ISO 32000-1, 7.3), read one at a time. Nothing is an error: what makes no sense is passed over.

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
/** Longer words are none. */
const maxWordBytes = 256;
const escapes: Readonly<Record<number, number>> = { 110: 10, 114: 13, 116: 9, 98: 8, 102: 12 };

export class ValueReader {
  /** Where the next value is looked for. */
  at: number;
  readonly #bytes: Buffer;
  readonly #hasRefs: boolean;

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
    if (byte === 0x28) return this.#literal();
    if (byte === 0x5b) return this.#array(depth);
    if (byte === 0x3c) return this.#bytes[this.at + 1] === 0x3c ? this.#dict(depth) : this.#hex();
    if (byte === 0x5d || byte === 0x3e || byte === 0x29 || byte === 0x7b || byte === 0x7d) return undefined;
    return this.#wordOrNumber();
  }

  skipSpace(): void {
    for (;;) {
      const byte = this.#bytes[this.at];
      if (byte === 0x25) {
        while (this.at < this.#bytes.length && this.#bytes[this.at] !== 0x0a && this.#bytes[this.at] !== 0x0d)
          this.at++;
      } else if (byte === undefined || !isSpace(byte)) return;
      else this.at++;
    }
  }

  #name(): Name {
    const start = ++this.at;
    while (this.at < this.#bytes.length && isRegular(this.#bytes[this.at]!)) this.at++;
    const text = this.#bytes.toString('latin1', start, Math.min(this.at, start + maxWordBytes));
    return new Name(text.replace(/#([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))));
  }

  #wordOrNumber(): Value {
    const start = this.at;
    while (this.at < this.#bytes.length && isRegular(this.#bytes[this.at]!)) this.at++;
    if (this.at === start) this.at++;
    const text = this.#bytes.toString('latin1', start, Math.min(this.at, start + maxWordBytes));
    const first = text.charCodeAt(0);
    if ((first >= 0x30 && first <= 0x39) || first === 0x2d || first === 0x2b || first === 0x2e) {
      const number = Number.parseFloat(text);
      if (!Number.isNaN(number)) return (this.#hasRefs && /^\d{1,8}$/.test(text) && this.#ref(number)) || number;
    }
    if (text === 'true' || text === 'false') return text === 'true';
    return text === 'null' ? null : new Word(text);
  }

  #ref(number: number): Ref | undefined {
    const match = /^[\s\0]{1,8}\d{1,5}[\s\0]{1,8}R(?![^\s\0()<>[\]{}/%])/.exec(
      this.#bytes.toString('latin1', this.at, this.at + 24),
    );
    if (match) this.at += match[0].length;
    return match ? new Ref(number) : undefined;
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

  #literal(): Buffer {
    const bytes = this.#bytes;
    const start = ++this.at;
    const out: number[] = [];
    for (let depth = 1; this.at < bytes.length; this.at++) {
      const byte = bytes[this.at]!;
      if (byte === 0x28) depth++;
      else if (byte === 0x29 && --depth === 0) break;
      if (byte === 0x5c) this.#escape(out);
      else out.push(byte);
      if (this.at - start > maxStringBytes) break;
    }
    this.at++;
    return Buffer.from(out);
  }

  #escape(out: number[]): void {
    const byte = this.#bytes[++this.at];
    if (byte === undefined) return;
    if (byte >= 0x30 && byte <= 0x37) {
      const [digits = ''] = /^[0-7]{1,3}/.exec(this.#bytes.toString('latin1', this.at, this.at + 3)) ?? [];
      out.push(Number.parseInt(digits, 8) & 255);
      this.at += digits.length - 1;
    } else if (byte === 0x0d) this.at += this.#bytes[this.at + 1] === 0x0a ? 1 : 0;
    else if (byte !== 0x0a) out.push(escapes[byte] ?? byte);
  }

  #hex(): Buffer {
    const start = this.at + 1;
    const close = this.#bytes.indexOf(0x3e, start);
    const end = Math.min(close < 0 ? this.#bytes.length : close, start + maxStringBytes);
    this.at = close < 0 ? this.#bytes.length : close + 1;
    const digits = this.#bytes.toString('latin1', start, end).replace(/[^0-9a-f]/gi, '');
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
  }
}

/** A longer string is no text. */
const maxStringBytes = 1 << 20;

export function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0;
}

function isRegular(byte: number): boolean {
  if (isSpace(byte)) return false;
  // ( ) < > [ ] { } / %
  return !(
    byte === 0x28 ||
    byte === 0x29 ||
    byte === 0x3c ||
    byte === 0x3e ||
    byte === 0x5b ||
    byte === 0x5d ||
    byte === 0x7b ||
    byte === 0x7d ||
    byte === 0x2f ||
    byte === 0x25
  );
}

export function isDict(value: unknown): value is Dict {
  return value instanceof Map;
}

export function isArray(value: unknown): value is readonly Value[] {
  return Array.isArray(value);
}
