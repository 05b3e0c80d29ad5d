// Does a text read like words, or like characters drawn at random? Bits of evidence from letter triples, class changes and symbols.
// It knows spelling, not meaning: a rare word may look random and a lucky random string may look like a word.

import { letterTable } from './letter-table.generated.ts';

const EDGE = 0;
const LETTERS = 27;
/** Changing between letters and digits is rare inside words; each change speaks for randomness. */
const CLASS_CHANGE_BITS = 2.5;
/** A letter-digit string draws from 36 characters where words draw from 26: the price per character of calling it random. */
const DIGIT_ALPHABET_BITS = 0.45;
const ODD_SYMBOL_BITS = 3;
/** An upper-case letter in the middle of a run starts a new camelCase word; that costs the word reading this much. */
const HUMP_BITS = 2;

/**
 * Bits by which "random characters" explains `text` better than "words" does: positive looks random, negative looks like words.
 * Length matters: a long word is further from zero than a short one.
 */
export function randomnessBits(text: string): number {
  let bits = 0;
  let changes = 0;
  let alphanumerics = 0;
  let digits = 0;
  let previous = '';
  for (const part of text.match(/[A-Za-z]+|[0-9]+|[^A-Za-z0-9]+/g) ?? []) {
    const kind = classOf(part);
    if (kind === 'letter') bits -= letterRunBits(part);
    if (kind === 'symbol') bits += symbolBits(part);
    if (previous !== '' && kind !== 'symbol' && previous !== 'symbol') changes++;
    if (kind !== 'symbol') alphanumerics += part.length;
    if (kind === 'digit') digits += part.length;
    previous = kind;
  }
  // One change ("hunter2") is how people number words and says nothing.
  if (changes > 1) bits += (changes - 1) * CLASS_CHANGE_BITS;
  if (digits > 0 && digits < alphanumerics) bits -= alphanumerics * DIGIT_ALPHABET_BITS * (changes > 1 ? 1 : 0);
  return bits;
}

/** Bits by which one word reads better as a word than as random letters; case is ignored. */
export function wordBits(word: string): number {
  let a = EDGE;
  let b = EDGE;
  let quarters = 0;
  for (let i = 0; i <= word.length; i++) {
    const c = i === word.length ? EDGE : (word.charCodeAt(i) | 32) - 96;
    quarters += letterTable.charCodeAt((a * LETTERS + b) * LETTERS + c) - 80;
    a = b;
    b = c;
  }
  return quarters / 4;
}

function classOf(part: string): 'letter' | 'digit' | 'symbol' {
  const code = part.charCodeAt(0);
  if (code >= 48 && code <= 57) return 'digit';
  return (code | 32) >= 97 && (code | 32) <= 122 ? 'letter' : 'symbol';
}

/** The better of two readings of a run of letters: one word in odd case, or camelCase words. */
function letterRunBits(run: string): number {
  const humps = run.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[A-Z]/g) ?? [run];
  if (humps.length === 1) return wordBits(run);
  let split = -HUMP_BITS * (humps.length - 1);
  for (const hump of humps) split += hump.length === 1 ? -1 : wordBits(hump);
  return Math.max(split, wordBits(run) - 3 * (humps.length - 1));
}

function symbolBits(part: string): number {
  let bits = 0;
  for (const symbol of part) if (!/[\s_./:,'"()<>[\]{}|-]/.test(symbol)) bits += ODD_SYMBOL_BITS;
  return bits;
}
