// What the bytes of a PDF file's syntax are (ISO 32000-1, 7.2.2), and its numbers.

const regular = 0;
const space = 1;
const delimiter = 2;

/** Looked up for every byte: comparisons would be a good part of the time that a page of drawings takes. */
const kinds = new Uint8Array(256);
for (const byte of [0x20, 0x0a, 0x0d, 0x09, 0x0c, 0]) kinds[byte] = space;
for (const mark of '()<>[]{}/%') kinds[mark.charCodeAt(0)] = delimiter;

/** Longer words and numbers are read this far. */
export const maxWordBytes = 256;
/** Whole numbers below 2^53 are exact, and so are these powers: one division is rounded as the number is. */
const maxDigits = 15;
const powers = Float64Array.from({ length: maxDigits + 1 }, (_, i) => 10 ** i);

export function isSpace(byte: number): boolean {
  return kinds[byte] === space;
}

/** The first byte at or behind `at` that is part of no word, name or number. */
export function endOfWord(bytes: Uint8Array, at: number): number {
  let end = at;
  while (end < bytes.length && kinds[bytes[end]!] === regular) end++;
  return end;
}

/** The first byte at or behind `at` that is neither white space nor in a comment. */
export function skipSpace(bytes: Uint8Array, at: number): number {
  let to = at;
  while (to < bytes.length) {
    const byte = bytes[to]!;
    if (byte === 0x25) while (to < bytes.length && bytes[to] !== 0x0a && bytes[to] !== 0x0d) to++;
    else if (kinds[byte] === space) to++;
    else break;
  }
  return to;
}

/** Whether a word that begins so is a number: all are that have a digit behind a sign and a point, if they have these. */
export function isNumber(bytes: Uint8Array, at: number): boolean {
  let i = at;
  if (bytes[i] === 0x2d || bytes[i] === 0x2b) i++;
  if (bytes[i] === 0x2e) i++;
  return isDigit(bytes[i]);
}

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** The number in the bytes of a word, of which `isNumber` is true. */
export function numberAt(bytes: Buffer, start: number, end: number): number {
  const first = bytes[start];
  let at = first === 0x2d || first === 0x2b ? start + 1 : start;
  let value = 0;
  let point = -1;
  const digits = at;
  for (; at < end; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x30 && byte <= 0x39) value = value * 10 + byte - 0x30;
    else if (byte === 0x2e && point < 0) point = at;
    else break;
  }
  // Anything unusual is left to the language, which takes what makes sense of it.
  if (at < end || end - digits > maxDigits)
    return Number.parseFloat(bytes.toString('latin1', start, Math.min(end, start + maxWordBytes)));
  if (point >= 0) value /= powers[end - point - 1]!;
  return first === 0x2d ? -value : value;
}
