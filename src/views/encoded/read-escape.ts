// One escape at a time, in the syntaxes that hide characters of a token: percent signs, HTML entities, backslashes, quoted-printable.

import { digitValues } from './find-runs.ts';

/** What an escape stands for: a code point, or with `isByte` one byte of UTF-8; -1 for nothing at all (a soft line break). */
export type Escape = { readonly value: number; readonly isByte: boolean; readonly length: number };

export type EscapeKind = 'percent' | 'entity' | 'backslash' | 'quoted';

/** The byte that every escape of a kind begins with. */
export const escapeStarts: Readonly<Record<EscapeKind, number>> = {
  percent: 0x25,
  entity: 0x26,
  backslash: 0x5c,
  quoted: 0x3d,
};

/** Reads the escape at `at`, which ends before `end`; undefined where the byte stands for itself. */
export const readEscape: Readonly<
  Record<EscapeKind, (bytes: Uint8Array, at: number, end: number) => Escape | undefined>
> = {
  percent: (bytes, at, end) => {
    const value = hexNumber(bytes, at + 1, 2, end);
    return value < 0 ? undefined : { value, isByte: true, length: 3 };
  },
  entity: readEntity,
  backslash: readBackslash,
  quoted: (bytes, at, end) => {
    if (bytes[at + 1] === 0x0a && at + 2 <= end) return { value: -1, isByte: true, length: 2 };
    if (bytes[at + 1] === 0x0d && bytes[at + 2] === 0x0a && at + 3 <= end)
      return { value: -1, isByte: true, length: 3 };
    const value = hexNumber(bytes, at + 1, 2, end);
    return value < 0 ? undefined : { value, isByte: true, length: 3 };
  },
};

/** Those that stand for characters of tokens and of the punctuation around them. */
const named: Readonly<Record<string, number>> = {
  ...{ amp: 0x26, lt: 0x3c, gt: 0x3e, quot: 0x22, apos: 0x27, nbsp: 0x20, equals: 0x3d, colon: 0x3a, sol: 0x2f },
  ...{ plus: 0x2b, lowbar: 0x5f, dash: 0x2d, hyphen: 0x2d, period: 0x2e, commat: 0x40, num: 0x23, Tab: 9, NewLine: 10 },
};
const longestEntity = 10;

function readEntity(bytes: Uint8Array, at: number, end: number): Escape | undefined {
  const limit = Math.min(end, at + longestEntity + 2);
  let stop = at + 1;
  while (stop < limit && bytes[stop] !== 0x3b) stop++;
  if (stop >= limit) return undefined;
  const text = String.fromCharCode(...bytes.subarray(at + 1, stop));
  const numeric = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(text);
  const value = numeric
    ? Number.parseInt(numeric[1] ?? numeric[2]!, numeric[1] ? 16 : 10)
    : Object.hasOwn(named, text)
      ? named[text]
      : undefined;
  return value === undefined || !isCharacter(value) ? undefined : { value, isByte: false, length: stop + 1 - at };
}

const simple: Readonly<Record<number, number>> = {
  110: 10,
  114: 13,
  116: 9,
  34: 0x22,
  39: 0x27,
  47: 0x2f,
  92: 0x5c,
  96: 0x60,
};

function readBackslash(bytes: Uint8Array, at: number, end: number): Escape | undefined {
  const next = bytes[at + 1];
  if (next === undefined || at + 2 > end) return undefined;
  const plain = simple[next];
  if (plain !== undefined) return { value: plain, isByte: false, length: 2 };
  if (next === 0x78) return character(hexNumber(bytes, at + 2, 2, end), 4);
  if (next === 0x55) return character(hexNumber(bytes, at + 2, 8, end), 10);
  if (next === 0x75) return bytes[at + 2] === 0x7b ? readBraced(bytes, at, end) : readUnit(bytes, at, end);
  return next >= 0x30 && next <= 0x33 ? readOctal(bytes, at, end) : undefined;
}

function readBraced(bytes: Uint8Array, at: number, end: number): Escape | undefined {
  let stop = at + 3;
  while (stop < Math.min(end, at + 9) && digitValues[bytes[stop]!] !== 255) stop++;
  if (bytes[stop] !== 0x7d || stop >= end) return undefined;
  return character(hexNumber(bytes, at + 3, stop - at - 3, end), stop + 1 - at);
}

/** A unit of UTF-16, or two for a character beyond U+FFFF. */
function readUnit(bytes: Uint8Array, at: number, end: number): Escape | undefined {
  const unit = hexNumber(bytes, at + 2, 4, end);
  if (unit < 0xd800 || unit > 0xdbff || bytes[at + 6] !== 0x5c || bytes[at + 7] !== 0x75) return character(unit, 6);
  const low = hexNumber(bytes, at + 8, 4, end);
  if (low < 0xdc00 || low > 0xdfff) return character(unit, 6);
  return character(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00), 12);
}

function readOctal(bytes: Uint8Array, at: number, end: number): Escape | undefined {
  let value = 0;
  for (let i = 1; i <= 3; i++) {
    const digit = (bytes[at + i] ?? 0) - 0x30;
    if (digit < 0 || digit > 7 || at + i >= end) return undefined;
    value = value * 8 + digit;
  }
  return { value, isByte: true, length: 4 };
}

/** A surrogate without its partner becomes U+FFFD. */
function character(value: number, length: number): Escape | undefined {
  if (value < 0 || value > 0x10ffff) return undefined;
  return { value: isCharacter(value) ? value : 0xfffd, isByte: false, length };
}

function isCharacter(value: number): boolean {
  return value <= 0x10ffff && (value < 0xd800 || value > 0xdfff);
}

/** -1 when these are not all digits that end before `end`. */
function hexNumber(bytes: Uint8Array, at: number, digits: number, end: number): number {
  if (at + digits > end || digits === 0) return -1;
  let value = 0;
  for (let i = at; i < at + digits; i++) {
    const digit = digitValues[bytes[i]!]!;
    if (digit === 255) return -1;
    value = value * 16 + digit;
  }
  return value;
}
