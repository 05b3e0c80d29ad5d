// The classes that have names: \d \w \s, [:alnum:], \p{Greek}. Unicode properties are exact for ASCII only; beyond it they are
// bounded by "nothing" and "everything", which is all that lengths, literals and keywords need.

import { exactBounds, maxRune, negateBounds, normalizeRunes, type RuneBounds, type RuneSet } from './rune-set.ts';

const digit = [0x30, 0x39];
const upper = [0x41, 0x5a];
const lower = [0x61, 0x7a];
const alpha = [...upper, ...lower];
const asciiCommon = [0, 0x40, 0x5b, 0x60, 0x7b, 0x7f];
const word = [...digit, ...upper, 0x5f, 0x5f, ...lower];

const perlClasses: ReadonlyMap<string, RuneSet> = new Map([
  ['d', digit],
  ['w', word],
  // No vertical tab: RE2's \s is [\t\n\f\r ].
  ['s', [0x09, 0x0a, 0x0c, 0x0d, 0x20, 0x20]],
]);

const posixClasses: ReadonlyMap<string, RuneSet> = new Map([
  ['alnum', [...digit, ...alpha]],
  ['alpha', alpha],
  ['ascii', [0, 0x7f]],
  ['blank', [0x09, 0x09, 0x20, 0x20]],
  ['cntrl', [0, 0x1f, 0x7f, 0x7f]],
  ['digit', digit],
  ['graph', [0x21, 0x7e]],
  ['lower', lower],
  ['print', [0x20, 0x7e]],
  ['punct', [0x21, 0x2f, 0x3a, 0x40, 0x5b, 0x60, 0x7b, 0x7e]],
  ['space', [0x09, 0x0d, 0x20, 0x20]],
  ['upper', upper],
  ['word', word],
  ['xdigit', [...digit, 0x41, 0x46, 0x61, 0x66]],
]);

/** ASCII members of the categories that patterns use; other categories are bounded by all and nothing there too. */
const asciiOfCategory: ReadonlyMap<string, RuneSet> = new Map([
  ['L', alpha],
  ['Lu', upper],
  ['Ll', lower],
  ['N', digit],
  ['Nd', digit],
  ['Zs', [0x20, 0x20]],
  ['Z', [0x20, 0x20]],
  ['Cc', [0, 0x1f, 0x7f, 0x7f]],
]);

/** ASCII belongs to two scripts only. */
const asciiOfScript: ReadonlyMap<string, RuneSet> = new Map([
  ['Latin', alpha],
  ['Latn', alpha],
  ['Common', asciiCommon],
  ['Zyyy', asciiCommon],
]);

/** `d`, `w` or `s`; undefined for any other letter. Negation is the caller's. */
export function perlClass(letter: string): RuneBounds | undefined {
  const set = perlClasses.get(letter);
  return set && exactBounds(set);
}

/** The class of `[:name:]`, without negation; undefined when there is none of that name. */
export function posixClass(name: string): RuneBounds | undefined {
  const set = posixClasses.get(name);
  return set && exactBounds(set);
}

/**
 * The class of `\p{name}`: a general category or script, also in node-re2's JavaScript spelling (`Letter`, `Script=Greek`).
 * A leading `^` negates. Undefined when JavaScript knows no such property; it may know a newer script than the engine.
 */
export function unicodeClass(name: string): RuneBounds | undefined {
  if (name.startsWith('^')) {
    const bounds = unicodeClass(name.slice(1));
    return bounds && negateBounds(bounds);
  }
  if (name === 'Any') return exactBounds([0, maxRune]);
  const bare = name.replace(/^(?:Script|sc|General_Category|gc)=/, '');
  if (!/^[A-Za-z_]+$/.test(bare)) return undefined;
  const category = asciiOfCategory.get(bare);
  if (category) return asciiAndBeyond(category, category);
  if (isProperty(`gc=${bare}`)) return asciiAndBeyond([0, 0x7f], []);
  if (!isProperty(`sc=${bare}`)) return undefined;
  const script = asciiOfScript.get(bare) ?? [];
  return asciiAndBeyond(script, script);
}

/** Beyond ASCII everything may be in, nothing must. */
function asciiAndBeyond(over: RuneSet, under: RuneSet): RuneBounds {
  return { over: normalizeRunes([...over, 0x80, maxRune]), under };
}

function isProperty(property: string): boolean {
  try {
    // The only way to ask whether a property exists. Constructed, never run: running one takes a millisecond.
    return new RegExp(`\\p{${property}}`, 'u').unicode;
  } catch {
    return false;
  }
}
