// Byte offsets to lines and columns. Lines are looked for when the first place is asked for, so only in texts in which something was found.

import { isAscii } from 'node:buffer';

const newline = 0x0a;
/** Bytes from which on a look at all of them at once pays. */
const longStretch = 256;

/** Where the text's first byte stands in its file: for chunks of a long file. Both 1-based; the column in UTF-16 units. */
export type TextStart = { readonly line: number; readonly column: number };

export type Position = { readonly line: number; readonly column: number };

/** How many units of a line (counted from 0 in this text) stand before an offset. */
type Counted = { readonly line: number; readonly offset: number; readonly units: number };

const notCounted: Counted = { line: -1, offset: 0, units: 0 };

export class LineIndex {
  readonly #bytes: Uint8Array;
  readonly #start: TextStart;
  #lineStarts: readonly number[] | undefined;
  /** The last two answers: matches that overlap ask for start, end and start again. */
  #known: readonly [Counted, Counted] = [notCounted, notCounted];

  constructor(bytes: Uint8Array, start: TextStart = { line: 1, column: 1 }) {
    this.#bytes = bytes;
    this.#start = start;
  }

  /** Offsets of the first byte of each line, ascending. */
  get #starts(): readonly number[] {
    this.#lineStarts ??= findLineStarts(this.#bytes);
    return this.#lineStarts;
  }

  /**
   * Line and column of the character at `offset` (the text's length is allowed: the place behind the last character). Cheap when asked in
   * ascending order, however long the lines are.
   */
  locate(offset: number): Position {
    const line = this.#lineOf(offset);
    const base = line === 0 ? this.#start.column : 1;
    const known = this.#closest(line, offset);
    const units = known.units + countUnits(this.#bytes, known.offset, offset);
    // Inside a character counting could not go on.
    if (!isContinuation(this.#bytes[offset] ?? 0)) this.#known = [this.#known[1], { line, offset, units }];
    return { line: this.#start.line + line, column: base + units };
  }

  /** Where to go on counting from. */
  #closest(line: number, offset: number): Counted {
    const usable = this.#known.filter((known) => known.line === line && known.offset <= offset);
    const [first, second] = usable;
    if (first && second) return first.offset > second.offset ? first : second;
    if (first) return first;
    const isMarked = line === 0 && isFileStart(this.#start);
    return { line, offset: isMarked ? skipMark(this.#bytes) : this.#starts[line]!, units: 0 };
  }

  /** Bytes of the line that holds `offset`, without its line break (`\n` or `\r\n`). */
  lineSpan(offset: number): { start: number; end: number } {
    const index = this.#lineOf(offset);
    const start = this.#starts[index]!;
    const next = this.#starts[index + 1];
    if (next === undefined) return { start, end: this.#bytes.length };
    const end = next - 1;
    return { start, end: end > start && this.#bytes[end - 1] === 0x0d ? end - 1 : end };
  }

  #lineOf(offset: number): number {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function findLineStarts(bytes: Uint8Array): number[] {
  const starts = [0];
  // Buffer's indexOf is memchr; Uint8Array's is a loop.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = text.indexOf(newline); at >= 0; at = text.indexOf(newline, at + 1)) starts.push(at + 1);
  return starts;
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
  // Lines of megabytes are mostly ASCII, and that is told many times faster than counted.
  if (to - from > longStretch && isAscii(bytes.subarray(from, to))) return to - from;
  let units = 0;
  for (let i = from; i < to; ) {
    const length = characterLength(bytes, i);
    units += length === 4 ? 2 : 1;
    i += length;
  }
  return units;
}

/** Bytes of the character that begins at `at`; 1 for a byte that begins none. */
function characterLength(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]!;
  const length = byte < 0xc2 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : byte < 0xf5 ? 4 : 1;
  if (at + length > bytes.length) return 1;
  for (let i = 1; i < length; i++) if (!isContinuation(bytes[at + i]!)) return 1;
  return length;
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

/**
 * What `start` becomes at `cut`, where the next chunk of the same file begins. In a cut character the next chunk will count every byte it
 * has of it, so those are taken off here; `bytes` must go on behind the character.
 */
export function startAt(start: TextStart, bytes: Uint8Array, cut: number): TextStart {
  const end = characterEnd(bytes, cut);
  const { line, column } = advanceStart(start, bytes.subarray(0, end));
  return { line, column: column - (end - cut) };
}

/** The end of the character that `offset` lies inside of; `offset` itself between two characters. */
function characterEnd(bytes: Uint8Array, offset: number): number {
  for (let lead = offset - 1; lead >= Math.max(0, offset - 3); lead--) {
    const end = lead + characterLength(bytes, lead);
    if (end > offset) return end;
  }
  return offset;
}

/** What `start` becomes behind `bytes`: where the next chunk of the same file begins. */
export function advanceStart(start: TextStart, bytes: Uint8Array): TextStart {
  let line = start.line;
  let lineStart = -1;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = text.indexOf(newline); at >= 0; at = text.indexOf(newline, at + 1)) {
    line++;
    lineStart = at + 1;
  }
  if (lineStart >= 0) return { line, column: 1 + countUnits(bytes, lineStart, bytes.length) };
  const from = isFileStart(start) ? skipMark(bytes) : 0;
  return { line, column: start.column + countUnits(bytes, from, bytes.length) };
}
