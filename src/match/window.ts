// Cuts the stretch of bytes a pattern is tried on. Engines want well-formed UTF-8: a window never begins or ends inside a character, and
// bytes that are not UTF-8 are replaced one for one, so that offsets hold and both engines see the same text.

import { isUtf8 } from 'node:buffer';

/** Stands for a byte that is not UTF-8: a control character that is neither a word character nor white space (U+001A SUBSTITUTE). */
const substitute = 0x1a;

/** Bytes of context beyond the longest match on each side, so that `\b`, `^` and `$` see what really stands there: one character. */
export const contextBytes = 4;

export type Window = {
  readonly bytes: Buffer;
  /** Offset of `bytes[0]` in what was cut from. */
  readonly start: number;
};

/** The window over [start, end), widened to whole characters; positions outside `bytes` are clipped. */
export function cutWindow(bytes: Buffer, start: number, end: number): Window {
  let from = Math.max(0, start);
  let to = Math.min(bytes.length, end);
  for (let i = 0; i < 3 && from > 0 && isContinuation(bytes[from]!); i++) from--;
  for (let i = 0; i < 3 && to < bytes.length && isContinuation(bytes[to]!); i++) to++;
  const cut = bytes.subarray(from, to);
  return { bytes: isUtf8(cut) ? cut : replaceInvalid(cut), start: from };
}

/** `bytes` itself when it is well-formed UTF-8, else a copy of the same length with every other byte replaced. */
export function wellFormed(bytes: Buffer): Buffer {
  return isUtf8(bytes) ? bytes : replaceInvalid(bytes);
}

/** The start of the character that holds the byte at `offset`. `bytes` must be well-formed UTF-8. */
export function characterStart(bytes: Buffer, offset: number): number {
  let at = offset;
  while (at > 0 && at < bytes.length && isContinuation(bytes[at]!)) at--;
  return at;
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

function replaceInvalid(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  let i = 0;
  while (i < copy.length) {
    const length = characterLength(copy, i);
    if (length === 0) copy[i] = substitute;
    i += Math.max(length, 1);
  }
  return copy;
}

/** Length of the well-formed character at `at`, or 0 (Unicode table 3-7: no overlong forms, no surrogates, nothing past U+10FFFF). */
function characterLength(bytes: Buffer, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || at + length > bytes.length) return 0;
  for (let i = 1; i < length; i++) if (!isContinuation(bytes[at + i]!)) return 0;
  const second = bytes[at + 1]!;
  if (lead === 0xe0 && second < 0xa0) return 0;
  if (lead === 0xed && second > 0x9f) return 0;
  if (lead === 0xf0 && second < 0x90) return 0;
  if (lead === 0xf4 && second > 0x8f) return 0;
  return length;
}
