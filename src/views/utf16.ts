// UTF-16 to UTF-8, keeping the way back: every offset of the decoded text maps to the exact byte it came from.
// Telling whether bytes are UTF-16 is sniff.ts's business.

import type { View } from './view.ts';

// Node-re2 before 1.26.1 may read up to three bytes past the end of a Buffer.
const paddingBytes = 16;

/**
 * A run of characters that all take the same number of bytes in the view: that number, and (two, or four for surrogate pairs)
 * how many in the original. Text changes its width rarely, so there are few runs.
 */
type Runs = {
  /** Offset in the view where each run starts, ascending; the first is 0. */
  readonly viewStarts: readonly number[];
  readonly originalStarts: readonly number[];
  /** Bytes per character in the view, 1 to 4; 4 stands for a surrogate pair. */
  readonly widths: readonly number[];
};

/**
 * Decodes `bytes`, which must start at a whole unit. A leading byte order mark is left out of the view. Unpaired surrogates
 * become U+FFFD, and so does an odd last byte. The view owns its memory. `isStart` is false for later chunks of a text, where the
 * bytes of a mark are a character.
 */
export function decodeUtf16(bytes: Uint8Array, byteOrder: 'utf16le' | 'utf16be', isStart = true): View {
  const highByte = byteOrder === 'utf16le' ? 1 : 0;
  const start = isStart && hasByteOrderMark(bytes, highByte) ? 2 : 0;
  const runs = { viewStarts: [] as number[], originalStarts: [] as number[], widths: [] as number[] };
  const output = Buffer.alloc(encodedLength(bytes, start, highByte) + paddingBytes);
  let length = 0;
  let width = 0;
  for (let at = start; at < bytes.length; ) {
    const code = codePointAt(bytes, at, highByte);
    const needed = encodedWidth(code);
    if (needed !== width) {
      width = needed;
      runs.viewStarts.push(length);
      runs.originalStarts.push(at);
      runs.widths.push(width);
    }
    length = writeUtf8(output, length, code, width);
    at += width === 4 ? 4 : 2;
  }
  const end = { view: length, original: bytes.length };
  return {
    bytes: output.subarray(0, length),
    toOriginal: (offset) => (offset >= end.view ? end.original : originalOffset(runs, offset)),
  };
}

function hasByteOrderMark(bytes: Uint8Array, highByte: 0 | 1): boolean {
  return bytes[highByte] === 0xfe && bytes[1 - highByte] === 0xff;
}

function encodedLength(bytes: Uint8Array, start: number, highByte: 0 | 1): number {
  let length = 0;
  for (let at = start; at < bytes.length; ) {
    const width = encodedWidth(codePointAt(bytes, at, highByte));
    length += width;
    at += width === 4 ? 4 : 2;
  }
  return length;
}

/** The code point at `at`; U+FFFD for a surrogate without its partner or half a unit. Above U+FFFF it takes four bytes, else two. */
function codePointAt(bytes: Uint8Array, at: number, highByte: 0 | 1): number {
  const unit = unitAt(bytes, at, highByte);
  if (unit < 0xd800 || unit > 0xdfff) return unit;
  if (unit > 0xdbff) return 0xfffd;
  const next = unitAt(bytes, at + 2, highByte);
  if (next < 0xdc00 || next > 0xdfff) return 0xfffd;
  return 0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00);
}

function unitAt(bytes: Uint8Array, at: number, highByte: 0 | 1): number {
  const high = bytes[at + highByte];
  const low = bytes[at + 1 - highByte];
  return high === undefined || low === undefined ? 0xfffd : (high << 8) | low;
}

function encodedWidth(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** Writes `code` in `width` bytes at `at` and returns the offset behind it. */
function writeUtf8(output: Buffer, at: number, code: number, width: number): number {
  if (width === 1) {
    output[at] = code;
    return at + 1;
  }
  for (let index = at + width - 1, rest = code; index > at; index--, rest >>= 6) output[index] = 0x80 | (rest & 0x3f);
  output[at] = ((0xf00 >> width) & 0xff) | (code >> (6 * (width - 1)));
  return at + width;
}

/** `offset` lies before the end of the view. */
function originalOffset(runs: Runs, offset: number): number {
  let low = 0;
  let high = runs.viewStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs.viewStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const width = runs.widths[low] ?? 1;
  const characters = Math.floor((offset - (runs.viewStarts[low] ?? 0)) / width);
  return (runs.originalStarts[low] ?? 0) + characters * (width === 4 ? 4 : 2);
}
