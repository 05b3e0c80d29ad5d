// Byte offsets to lines and columns. Built once per searched text, and only for texts in which something was found.

const newline = 0x0a;

/** Where the text's first byte stands in its file: for chunks of a long file. Both 1-based; the column in UTF-16 units. */
export type TextStart = { readonly line: number; readonly column: number };

export type Position = { readonly line: number; readonly column: number };

export class LineIndex {
  readonly #bytes: Uint8Array;
  readonly #start: TextStart;
  /** Offsets of the first byte of each line, ascending. */
  readonly #lineStarts: readonly number[];

  constructor(bytes: Uint8Array, start: TextStart = { line: 1, column: 1 }) {
    this.#bytes = bytes;
    this.#start = start;
    const lineStarts = [0];
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) lineStarts.push(at + 1);
    this.#lineStarts = lineStarts;
  }

  /** Line and column of the character at `offset` (the text's length is allowed: the place behind the last character). */
  locate(offset: number): Position {
    const index = this.#lineOf(offset);
    const lineStart = this.#lineStarts[index]!;
    const from = index === 0 && isFileStart(this.#start) ? skipMark(this.#bytes) : lineStart;
    const units = countUnits(this.#bytes, from, offset);
    const column = index === 0 ? this.#start.column + units : 1 + units;
    return { line: this.#start.line + index, column };
  }

  /** Bytes of the line that holds `offset`, without its line break (`\n` or `\r\n`). */
  lineSpan(offset: number): { start: number; end: number } {
    const index = this.#lineOf(offset);
    const start = this.#lineStarts[index]!;
    const next = this.#lineStarts[index + 1];
    if (next === undefined) return { start, end: this.#bytes.length };
    const end = next - 1;
    return { start, end: end > start && this.#bytes[end - 1] === 0x0d ? end - 1 : end };
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** A later chunk may begin with U+FEFF as well; there it is a character. */
function isFileStart({ line, column }: TextStart): boolean {
  return line === 1 && column === 1;
}

/** Where line 1 begins: behind a byte order mark, which is no character of it. */
function skipMark(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/**
 * UTF-16 units of UTF-8 bytes [from, to): one per character, two beyond U+FFFF. A byte that is no part of a character counts as one,
 * as it does once replaced by U+FFFD.
 */
export function countUnits(bytes: Uint8Array, from: number, to: number): number {
  let units = 0;
  for (let i = from; i < to; ) {
    const byte = bytes[i]!;
    const length = byte < 0xc2 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : byte < 0xf5 ? 4 : 1;
    let whole = i + length <= bytes.length;
    for (let j = 1; whole && j < length; j++) whole = (bytes[i + j]! & 0xc0) === 0x80;
    units += whole && length === 4 ? 2 : 1;
    i += whole ? length : 1;
  }
  return units;
}

/** What `start` becomes behind `bytes`: where the next chunk of the same file begins. */
export function advanceStart(start: TextStart, bytes: Uint8Array): TextStart {
  let line = start.line;
  let lineStart = -1;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) {
    line++;
    lineStart = at + 1;
  }
  if (lineStart >= 0) return { line, column: 1 + countUnits(bytes, lineStart, bytes.length) };
  const from = isFileStart(start) ? skipMark(bytes) : 0;
  return { line, column: start.column + countUnits(bytes, from, bytes.length) };
}
