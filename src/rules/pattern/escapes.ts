// Escapes that stand for one character or one class, inside and outside of brackets.
// Escapes that only make sense outside (\b, \A, \Q) are the parser's.

import type { Cursor } from './cursor.ts';
import { perlClass, unicodeClass } from './named-classes.ts';
import { maxRune, negateBounds, type RuneBounds } from './rune-set.ts';

const controls: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
  ['v', 0x0b],
]);

/** Reads `\d`, `\W`, `\pL`, `\P{Greek}` ... at the cursor; returns undefined, and moves nothing, when it is another escape. */
export function parseClassEscape(
  cursor: Cursor,
): { readonly bounds: RuneBounds; readonly negated: boolean } | undefined {
  const letter = cursor.peek(1);
  const lower = letter.toLowerCase();
  const negated = letter !== lower;
  if (lower === 'p') return parseProperty(cursor, negated);
  const bounds = perlClass(lower);
  if (!bounds) return undefined;
  cursor.index += 2;
  return { bounds, negated };
}

function parseProperty(cursor: Cursor, negated: boolean): { bounds: RuneBounds; negated: boolean } {
  const start = cursor.index;
  const match = cursor.takeMatch(/\\[pP](?:\{([^}]*)\}|([A-Za-z]))/y);
  const name = match?.[1] ?? match?.[2];
  const bounds = name === undefined ? undefined : unicodeClass(name);
  if (!bounds) return cursor.fail(`unknown Unicode property ${match?.[0] ?? '\\p'}`, start);
  // `\P{^Greek}` negates twice; folding is done on the positive class, so both negations are resolved here.
  if (name?.startsWith('^')) return { bounds: negateBounds(bounds), negated: !negated };
  return { bounds, negated };
}

/** Reads an escape that stands for one character; the cursor is at its backslash. */
export function parseCharEscape(cursor: Cursor): number {
  const start = cursor.index;
  cursor.index += 1;
  if (cursor.done) return cursor.fail('the pattern ends in a lone backslash', start);
  const letter = cursor.peek();
  if (/[0-9]/.test(letter)) return parseOctal(cursor, start);
  const code = letter === 'x' || letter === 'u' || letter === 'c' ? parseCode(cursor, start) : controls.get(letter);
  if (code !== undefined) {
    if (controls.has(letter)) cursor.index += 1;
    return code;
  }
  if (letter === 'k') cursor.fail('RE2 has no back-references (\\k)', start);
  if (letter > '\x7f' || /[A-Za-z]/.test(letter)) cursor.fail(`unknown escape \\${letter}`, start);
  return cursor.next();
}

/** RE2 reads `\1` to `\7` as octal only when another octal digit follows; alone they would be back-references. */
function parseOctal(cursor: Cursor, start: number): number {
  const digits = cursor.takeMatch(/0[0-7]{0,2}|[1-7][0-7]{1,2}/y)?.[0];
  return digits === undefined ? cursor.fail('RE2 has no back-references', start) : Number.parseInt(digits, 8);
}

/** `\x41`, `\x{41}`, and what node-re2 (not re2js) translates from JavaScript: `\u0041`, `\u{41}`, `\cA`. */
function parseCode(cursor: Cursor, start: number): number {
  const control = cursor.takeMatch(/c([A-Za-z])/y)?.[1];
  if (control !== undefined) return control.charCodeAt(0) & 0x1f;
  const match = cursor.takeMatch(/[xu]\{([0-9A-Fa-f]+)\}|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{1,4})/y);
  const code = Number.parseInt(match?.[1] ?? match?.[2] ?? match?.[3] ?? '', 16);
  if (!(code <= maxRune)) return cursor.fail(`malformed escape \\${cursor.source.charAt(start + 1)}`, start);
  return code;
}
