// Sets of code points as sorted ranges, with the set algebra and the case folding that patterns need.
// No Unicode tables: what would need one is bounded from above and below instead (`RuneBounds`).

/** Flat pairs `lo, hi, lo, hi, ...`, both inclusive, ascending, disjoint and not adjacent. */
export type RuneSet = readonly number[];

/** A set known only roughly: it holds all of `under` and nothing outside `over`. The two are equal where it is known exactly. */
export type RuneBounds = { readonly over: RuneSet; readonly under: RuneSet };

/** The largest code point. */
export const maxRune = 0x10ffff;

const longS = 0x17f;
const kelvin = 0x212a;

/** Sorts and merges pairs that may overlap. */
export function normalizeRunes(pairs: readonly number[]): RuneSet {
  const ranges: [number, number][] = [];
  for (let i = 0; i + 1 < pairs.length; i += 2) ranges.push([pairs[i]!, pairs[i + 1]!]);
  ranges.sort((a, b) => a[0] - b[0]);
  const merged: number[] = [];
  for (const [lo, hi] of ranges) {
    const lastHi = merged.at(-1);
    if (lastHi !== undefined && lo <= lastHi + 1) merged[merged.length - 1] = Math.max(lastHi, hi);
    else merged.push(lo, hi);
  }
  return merged;
}

/** Everything up to U+10FFFF that is not in `set`. */
function negateRunes(set: RuneSet): RuneSet {
  const out: number[] = [];
  let next = 0;
  for (let i = 0; i < set.length; i += 2) {
    if (set[i]! > next) out.push(next, set[i]! - 1);
    next = set[i + 1]! + 1;
  }
  if (next <= maxRune) out.push(next, maxRune);
  return out;
}

/** True when `rune` is in `set`. */
export function hasRune(set: RuneSet, rune: number): boolean {
  for (let i = 0; i < set.length; i += 2) if (rune >= set[i]! && rune <= set[i + 1]!) return true;
  return false;
}

/** How many code points `set` holds. */
export function countRunes(set: RuneSet): number {
  let count = 0;
  for (let i = 0; i < set.length; i += 2) count += set[i + 1]! - set[i]! + 1;
  return count;
}

/** A set known exactly. */
export function exactBounds(set: RuneSet): RuneBounds {
  return { over: set, under: set };
}

/** The complement: what may be in becomes what may be out. */
export function negateBounds(bounds: RuneBounds): RuneBounds {
  return { over: negateRunes(bounds.under), under: negateRunes(bounds.over) };
}

/**
 * Case folding as RE2 does it (simple folding, one code point to one). Exact for ASCII, where k also folds to U+212A and
 * s to U+017F. For other characters `over` takes in the whole plane class they can fold into: no simple folding crosses
 * U+10000, and only the two exotica just named fold to ASCII.
 */
export function foldBounds(bounds: RuneBounds): RuneBounds {
  return { over: foldRunes(bounds.over, true), under: foldRunes(bounds.under, false) };
}

function foldRunes(set: RuneSet, widen: boolean): RuneSet {
  const out = [...set];
  for (let i = 0; i < set.length; i += 2) {
    const lo = set[i]!;
    const hi = set[i + 1]!;
    addShifted(out, Math.max(lo, 0x41), Math.min(hi, 0x5a), 0x20);
    addShifted(out, Math.max(lo, 0x61), Math.min(hi, 0x7a), -0x20);
    if (widen && hi >= 0x80 && lo <= 0xffff) out.push(0x80, 0xffff);
    if (widen && hi > 0xffff) out.push(0x10000, maxRune);
  }
  foldExotic(out, 0x4b, kelvin);
  foldExotic(out, 0x53, longS);
  return normalizeRunes(out);
}

function addShifted(out: number[], lo: number, hi: number, shift: number): void {
  if (lo <= hi) out.push(lo + shift, hi + shift);
}

function foldExotic(out: number[], upper: number, exotic: number): void {
  if (hasRune(out, upper)) out.push(exotic, exotic);
  else if (hasRune(out, exotic)) out.push(upper, upper, upper + 0x20, upper + 0x20);
}

/** Length in bytes of a code point in UTF-8; surrogates count 3. */
export function utf8Length(rune: number): number {
  if (rune < 0x80) return 1;
  if (rune < 0x800) return 2;
  return rune < 0x10000 ? 3 : 4;
}

/** True for A-Z and a-z. */
export function isAsciiLetter(rune: number): boolean {
  return (rune >= 0x41 && rune <= 0x5a) || (rune >= 0x61 && rune <= 0x7a);
}

/** What an ASCII letter stands for under `(?i)`: both cases, and U+212A for k, U+017F for s. */
export function foldedLetter(rune: number): RuneSet {
  const lower = rune | 0x20;
  const both = [lower - 0x20, lower - 0x20, lower, lower];
  if (lower === 0x6b) return [...both, kelvin, kelvin];
  return lower === 0x73 ? [...both, longS, longS] : both;
}

/** True for the two characters that only case folding brings into a class of ASCII characters. */
export function isFoldExotic(rune: number): boolean {
  return rune === kelvin || rune === longS;
}

/** The set without those two characters. */
export function withoutFoldExotica(set: RuneSet): RuneSet {
  if (!hasRune(set, longS) && !hasRune(set, kelvin)) return set;
  return negateRunes(normalizeRunes([...negateRunes(set), longS, longS, kelvin, kelvin]));
}

/** Lower-cases ASCII only; everything else stays as it is. */
export function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
