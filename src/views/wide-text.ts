// UTF-16 and UTF-32 to UTF-8, keeping the way back: every offset of the decoded text maps to the exact byte it came from.
// Telling whether bytes are such text is sniff.ts's business.

import { SpanMapBuilder } from './span-map.ts';
import type { View } from './view.ts';

// RE2 may read past the end of what it is given (see design.md).
const paddingBytes = 16;
const replacement = 0xfffd;

export type WideEncoding = 'utf16le' | 'utf16be' | 'utf32le' | 'utf32be';

/** The code point at `at`; U+FFFD for what is none. */
type Reader = { readonly unitBytes: 2 | 4; codePoint(bytes: Uint8Array, at: number): number };

/** The names people know. */
export const wideNames: Readonly<Record<WideEncoding, string>> = {
  utf16le: 'utf-16',
  utf16be: 'utf-16',
  utf32le: 'utf-32',
  utf32be: 'utf-32',
};

/**
 * Decodes `bytes`, which must start at a whole unit. A leading byte order mark is left out of the view. Unpaired surrogates
 * become U+FFFD, and so does a cut last unit. The view owns its memory. `isStart` is false for later chunks of a text, where the
 * bytes of a mark are a character.
 */
export function decodeWide(bytes: Uint8Array, encoding: WideEncoding, isStart = true): View {
  const reader = readers[encoding];
  const start =
    isStart && bytes.length >= reader.unitBytes && reader.codePoint(bytes, 0) === 0xfeff ? reader.unitBytes : 0;
  const map = new SpanMapBuilder();
  const output = Buffer.alloc(encodedLength(bytes, start, reader) + paddingBytes);
  let length = 0;
  let width = 0;
  for (let at = start; at < bytes.length; ) {
    const code = reader.codePoint(bytes, at);
    const needed = encodedWidth(code);
    if (needed !== width) {
      width = needed;
      map.run(length, at, width, width === 4 ? 4 : reader.unitBytes);
    }
    length = writeUtf8(output, length, code, width);
    at += width === 4 ? 4 : reader.unitBytes;
  }
  return { bytes: output.subarray(0, length), map: map.finish(length, bytes.length) };
}

const readers: Readonly<Record<WideEncoding, Reader>> = {
  utf16le: { unitBytes: 2, codePoint: (bytes, at) => utf16CodePoint(bytes, at, 1) },
  utf16be: { unitBytes: 2, codePoint: (bytes, at) => utf16CodePoint(bytes, at, 0) },
  utf32le: { unitBytes: 4, codePoint: (bytes, at) => utf32CodePoint(bytes, at, 3) },
  utf32be: { unitBytes: 4, codePoint: (bytes, at) => utf32CodePoint(bytes, at, 0) },
};

function encodedLength(bytes: Uint8Array, start: number, reader: Reader): number {
  let length = 0;
  for (let at = start; at < bytes.length; ) {
    const width = encodedWidth(reader.codePoint(bytes, at));
    length += width;
    at += width === 4 ? 4 : reader.unitBytes;
  }
  return length;
}

/** Above U+FFFF it takes four bytes, else two. */
function utf16CodePoint(bytes: Uint8Array, at: number, highByte: 0 | 1): number {
  const unit = unitAt(bytes, at, highByte);
  if (unit < 0xd800 || unit > 0xdfff) return unit;
  if (unit > 0xdbff) return replacement;
  const next = unitAt(bytes, at + 2, highByte);
  if (next < 0xdc00 || next > 0xdfff) return replacement;
  return 0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00);
}

function unitAt(bytes: Uint8Array, at: number, highByte: 0 | 1): number {
  const high = bytes[at + highByte];
  const low = bytes[at + 1 - highByte];
  return high === undefined || low === undefined ? replacement : (high << 8) | low;
}

function utf32CodePoint(bytes: Uint8Array, at: number, highByte: 0 | 3): number {
  if (at + 4 > bytes.length) return replacement;
  const step = highByte === 0 ? 1 : -1;
  let code = 0;
  for (let index = 0; index < 4; index++) code = code * 256 + bytes[at + highByte + index * step]!;
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? replacement : code;
}

/** Bytes of a code point in UTF-8. */
export function encodedWidth(code: number): 1 | 2 | 3 | 4 {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** Writes `code` in `width` bytes at `at` and returns the offset behind it. */
export function writeUtf8(output: Uint8Array, at: number, code: number, width: number): number {
  if (width === 1) {
    output[at] = code;
    return at + 1;
  }
  for (let index = at + width - 1, rest = code; index > at; index--, rest >>= 6) output[index] = 0x80 | (rest & 0x3f);
  output[at] = ((0xf00 >> width) & 0xff) | (code >> (6 * (width - 1)));
  return at + width;
}
