// What the analyser says of random patterns, held against what RE2 matches with them.

import fc from 'fast-check';
import type RE2 from 're2';
import { expect, it } from 'vitest';
import { everyMatchHasKeyword, keywordCanOccur } from '../../../src/rules/pattern/automaton.ts';
import { analyzePattern, type Literal } from '../../../src/rules/pattern/facts.ts';
import { parsePattern } from '../../../src/rules/pattern/parse.ts';
import { hasNative } from '../../helpers/native-engine.ts';
import { compileRe2, randomFrom, sampleOf } from './helpers.ts';

const atoms =
  'abc key sk_ Ks é ßx 😀 [ab] [a-z] [Aa] [sS] [kx] [^k] \\d \\w \\W . \\s \\b \\B ^ $ (?i:ks) (?i:é) (?i:[k-t]) [[:alpha:]_] ' +
  '\\pL \\p{Greek} [^\\pLx] (?i) (?s) (?m) (?-i) \\Qa.b\\E --- [01] token \\x{FFFD} (?i:Å)';
const repeats = ['?', '*', '+', '{2}', '{2,}', '{1,3}', '{0,2}', '??', '*?', '{3}', '{0}', '{5,7}'];

const { pattern: patternArbitrary } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4, withCrossShrink: true, depthSize: 'medium' },
    { weight: 3, arbitrary: fc.constantFrom(...atoms.split(' ')) },
    { weight: 4, arbitrary: fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => a + b) },
    { weight: 2, arbitrary: fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(?:${a}|${b})`) },
    { weight: 2, arbitrary: fc.tuple(tie('pattern'), fc.constantFrom(...repeats)).map(([a, r]) => `(?:${a})${r}`) },
    { weight: 1, arbitrary: tie('pattern').map((a) => `(${a})`) },
  ),
}));

/** Random texts that likely hold matches, each with what RE2 matches in it. */
function matchesIn(source: string, engine: RE2, seed: number): readonly string[] {
  const random = randomFrom(seed);
  const { root } = parsePattern(source);
  const texts = Array.from({ length: 4 }, () => {
    const samples = [0, 1].map(() => sampleOf(root, random) ?? '');
    return ['', ' ', 'a', '\n'][random(4)] + samples.join(['', ' ', '\n', 'b-'][random(4)]) + ['', ' ', 'z'][random(3)];
  });
  return texts.flatMap((text) => [...text.matchAll(engine)].map((match) => match[0]));
}

function isPlaced(match: string, literal: Literal): boolean {
  const bytes = Buffer.from(literal.ignoreCase ? match.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : match);
  const wanted = Buffer.from(literal.text);
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) {
    if (at <= literal.maxBefore && bytes.length - at - wanted.length <= literal.maxAfter) return true;
  }
  return false;
}

it.skipIf(!hasNative)('every match keeps to the lengths and holds a literal in its place', () => {
  const seen = { matches: 0, withLiterals: 0, longest: 0, shortest: 0 };
  const property = fc.property(patternArbitrary, fc.nat(), (source, seed) => {
    const engine = compileRe2(source);
    if (!engine) return;
    const { minBytes, maxBytes, literals } = analyzePattern(source);
    for (const match of matchesIn(source, engine, seed)) {
      const length = Buffer.byteLength(match);
      seen.matches += 1;
      seen.longest += Number(length === maxBytes);
      seen.shortest += Number(length === minBytes);
      expect(length).toBeGreaterThanOrEqual(minBytes);
      expect(length).toBeLessThanOrEqual(maxBytes);
      // Documented: a literal that ignores case misses the exotic spellings of k and s.
      if (!literals || /[\u212a\u017f]/.test(match)) continue;
      seen.withLiterals += 1;
      expect([match, literals.some((literal) => isPlaced(match, literal))]).toEqual([match, true]);
    }
  });
  fc.assert(property, { numRuns: 1500, seed: 3 });
  expect(seen.matches).toBeGreaterThan(5_000);
  expect(seen.withLiterals).toBeGreaterThan(1_000);
  // The bounds are tight often enough to mean something.
  expect(Math.min(seen.longest, seen.shortest)).toBeGreaterThan(700);
});

it.skipIf(!hasNative)('literals have at least three bytes and fold only where they say so', () => {
  const property = fc.property(patternArbitrary, (source) => {
    if (!compileRe2(source)) return;
    for (const { text, ignoreCase } of analyzePattern(source).literals ?? []) {
      expect(Buffer.byteLength(text)).toBeGreaterThanOrEqual(3);
      if (ignoreCase) expect(text).not.toMatch(/[A-Z]/);
    }
  });
  fc.assert(property, { numRuns: 1000, seed: 4 });
});

it.skipIf(!hasNative)('keyword answers hold for every match', () => {
  const keyword = fc.constantFrom('a', 'abc', 'ks', 'key', 'sk_', 'e', 'tok', '-', 'é', 'bb', '01', 'ab', 'keya');
  const seen = { every: 0, never: 0 };
  const property = fc.property(
    patternArbitrary,
    fc.uniqueArray(keyword, { minLength: 1 }),
    fc.nat(),
    (source, words, seed) => {
      const engine = compileRe2(source);
      if (!engine) return;
      const isCertain = everyMatchHasKeyword(source, words);
      const absent = words.filter((word) => !keywordCanOccur(source, word));
      for (const match of matchesIn(source, engine, seed)) {
        const lower = match.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
        // Documented: such matches are left out of the answer.
        if (/[\u212a\u017f]/.test(match)) continue;
        seen.every += Number(isCertain);
        seen.never += absent.length;
        if (isCertain) expect([match, words.some((word) => lower.includes(word))]).toEqual([match, true]);
        expect(absent.filter((word) => lower.includes(word))).toEqual([]);
      }
    },
  );
  fc.assert(property, { numRuns: 1000, seed: 5 });
  expect(Math.min(seen.every, seen.never)).toBeGreaterThan(500);
});
