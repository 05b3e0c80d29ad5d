// What kind of text the first bytes of a file announce. Looks at 8 KiB and no further; it never decodes, and knows no media types.

import type { WideEncoding } from './wide-text.ts';

export type Sniffed = 'text' | WideEncoding | 'utf8-bom' | 'binary' | 'empty';

// git and ripgrep look as far for a NUL; text with one further on is still searched.
const headBytes = 8192;
// Below this, a few NULs say nothing about an encoding.
const minUnits = 16;
// Share of the units that must look like UTF-16 text: quotes, dashes and single foreign words do not spoil a mostly Latin text.
const minTextShare = 0.9;

/**
 * Judges the start of a file. `head` may be the whole file; pass at least 8 KiB of a longer one. UTF-16 is told by its byte order
 * mark, or without one by at least 16 units that are nearly all Latin text and have their NULs in one half only. UTF-32 likewise.
 */
export function sniff(head: Uint8Array): Sniffed {
  if (head.length === 0) return 'empty';
  const marked = byteOrderMark(head);
  if (marked !== undefined) return marked;
  // Buffer's indexOf is memchr; Uint8Array's is a loop, twenty times slower.
  const isShort = head instanceof Buffer && head.length <= headBytes;
  const bytes = isShort ? head : Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, headBytes));
  const firstNul = bytes.indexOf(0);
  if (firstNul < 0) return 'text';
  return sniffUtf16(bytes) ?? sniffUtf32(bytes) ?? 'binary';
}

function byteOrderMark(head: Uint8Array): Sniffed | undefined {
  const first = head[0];
  const second = head[1];
  if (first === 0xef && second === 0xbb && head[2] === 0xbf) return 'utf8-bom';
  if (first === 0xfe && second === 0xff) return 'utf16be';
  if (first === 0 && second === 0 && head[2] === 0xfe && head[3] === 0xff) return 'utf32be';
  if (first !== 0xff || second !== 0xfe) return undefined;
  return head.length >= 4 && head[2] === 0 && head[3] === 0 ? 'utf32le' : 'utf16le';
}

function sniffUtf16(bytes: Uint8Array): 'utf16le' | 'utf16be' | undefined {
  const units = bytes.length >> 1;
  if (units < minUnits) return undefined;
  let littleEndian = 0;
  let bigEndian = 0;
  for (let index = 0; index < units * 2; index += 2) {
    const even = bytes[index] ?? 0;
    const odd = bytes[index + 1] ?? 0;
    // U+0000 is in no text.
    if (even === 0 && odd === 0) return undefined;
    if (odd === 0 && isTextByte(even)) littleEndian++;
    else if (even === 0 && isTextByte(odd)) bigEndian++;
  }
  if (littleEndian >= units * minTextShare) return 'utf16le';
  if (bigEndian >= units * minTextShare) return 'utf16be';
  return undefined;
}

/** Latin text in four bytes each: three of them NUL, nothing but text in the fourth. */
function sniffUtf32(bytes: Uint8Array): 'utf32le' | 'utf32be' | undefined {
  const units = bytes.length >> 2;
  if (units < minUnits) return undefined;
  let littleEndian = 0;
  let bigEndian = 0;
  for (let index = 0; index < units * 4; index += 4) {
    if (bytes[index + 1] !== 0 && bytes[index + 2] !== 0) return undefined;
    if (bytes[index + 2] === 0 && bytes[index + 3] === 0 && isTextByte(bytes[index]!)) littleEndian++;
    else if (bytes[index] === 0 && bytes[index + 1] === 0 && isTextByte(bytes[index + 3]!)) bigEndian++;
  }
  if (littleEndian >= units * minTextShare) return 'utf32le';
  return bigEndian >= units * minTextShare ? 'utf32be' : undefined;
}

/** Printable ASCII, tab, line ends and form feed, or the upper half of Latin-1. */
function isTextByte(byte: number): boolean {
  if (byte < 0x20) return byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d;
  return byte < 0x7f || byte >= 0xa0;
}
