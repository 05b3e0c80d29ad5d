// Bracket expressions: [a-z], [^\d_], [[:alpha:]-]. Nothing outside the brackets.

import type { ClassNode } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parseCharEscape, parseClassEscape } from './escapes.ts';
import { posixClass } from './named-classes.ts';
import { exactBounds, foldBounds, negateBounds, normalizeRunes, type RuneBounds } from './rune-set.ts';

/** Reads a bracket expression; the cursor is at its `[`. */
export function parseBrackets(cursor: Cursor, fold: boolean): ClassNode {
  const start = cursor.index;
  cursor.index += 1;
  const negated = cursor.take('^');
  const over: number[] = [];
  const under: number[] = [];
  // A `]` that comes first is a literal.
  for (let first = true; first || cursor.peek() !== ']'; first = false) {
    if (cursor.done) cursor.fail('missing ] after [', start);
    const item = parseItem(cursor, fold);
    over.push(...item.over);
    under.push(...item.under);
  }
  cursor.index += 1;
  const bounds = { over: normalizeRunes(over), under: normalizeRunes(under) };
  return { type: 'class', set: (negated ? negateBounds(bounds) : bounds).over, fold };
}

/** The class node of a named class or of one character, folded and negated in the order the engine does it. */
export function classNode(bounds: RuneBounds, negated: boolean, fold: boolean): ClassNode {
  return { type: 'class', set: resolve(bounds, negated, fold).over, fold };
}

function parseItem(cursor: Cursor, fold: boolean): RuneBounds {
  const posix = parsePosix(cursor);
  const named = posix ?? (cursor.peek() === '\\' ? parseClassEscape(cursor) : undefined);
  if (named) return resolve(named.bounds, named.negated, fold);
  const start = cursor.index;
  const lo = parseRune(cursor);
  if (cursor.peek() !== '-' || cursor.peek(1) === ']' || cursor.peek(1) === '') {
    return resolve(exactBounds([lo, lo]), false, fold);
  }
  cursor.index += 1;
  const hi = parseRune(cursor);
  if (hi < lo) cursor.fail('character range out of order', start);
  return resolve(exactBounds([lo, hi]), false, fold);
}

/** Folding comes before negation: `(?i)[^k]` and `(?i)\W` do not match U+212A. */
function resolve(bounds: RuneBounds, negated: boolean, fold: boolean): RuneBounds {
  const folded = fold ? foldBounds(bounds) : bounds;
  return negated ? negateBounds(folded) : folded;
}

function parsePosix(cursor: Cursor): { bounds: RuneBounds; negated: boolean } | undefined {
  // As in RE2, `[:` opens a named class only when a `:]` follows somewhere.
  if (!cursor.source.startsWith('[:', cursor.index)) return undefined;
  const end = cursor.source.indexOf(':]', cursor.index + 2);
  if (end < 0) return undefined;
  const written = cursor.source.slice(cursor.index + 2, end);
  const negated = written.startsWith('^');
  const bounds = posixClass(negated ? written.slice(1) : written);
  if (!bounds) return cursor.fail(`unknown class [:${written}:]`);
  cursor.index = end + 2;
  return { bounds, negated };
}

function parseRune(cursor: Cursor): number {
  return cursor.peek() === '\\' ? parseCharEscape(cursor) : cursor.next();
}
