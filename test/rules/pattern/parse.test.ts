// The parser against a table of RE2 syntax, and against RE2 itself: both must accept and refuse the same patterns, and a class
// must never be smaller than the engine's.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PatternNode } from '../../../src/rules/pattern/ast.ts';
import { PatternError, parsePattern } from '../../../src/rules/pattern/parse.ts';
import { countRunes, foldedLetter, hasRune } from '../../../src/rules/pattern/rune-set.ts';
import { nativeRe2 } from '../../helpers/native-engine.ts';
import { compileRe2, errorOf, show } from './helpers.ts';

describe('parsePattern reads', () => {
  const cases: readonly [title: string, pattern: string, tree: string][] = [
    ['nothing as an empty sequence', '', '()'],
    ['literals', 'ab', '(a b)'],
    ['a supplementary character as one code point', '😀+', '{😀 1,inf}'],
    ['an empty branch', 'a|', '[a | ()]'],
    ['greedy and lazy repeats', 'a*b+?c??', '({a 0,inf} {b 1,inf lazy} {c 0,1 lazy})'],
    ['counted repeats', 'a{2}b{2,}c{2,3}?', '({a 2,2} {b 2,inf} {c 2,3 lazy})'],
    ['a brace that is no repeat as a literal', 'a{,2}{x{2', '(a { , 2 } { x { 2)'],
    ['a count with a leading zero as a literal', 'a{01}', '(a { 0 1 })'],
    ['a repeat of an assertion', '^*', '{text-start 0,inf}'],
    ['U as swapped greed', '(?U)a+b+?', '({a 1,inf lazy} {b 1,inf})'],
    ['groups with and without names', '(a)(?P<x>b)(?<y1>c)(?:d)', '(<1 a> <2:x b> <3:y1 c> d)'],
    ['flags to the end of their group only', '(a(?i)b)c', '(<1 (a b/i)> c)'],
    ['flags across the branches after them', 'a|(?i)b|c', '[a | b/i | c/i]'],
    ['flags switched off inside', '(?i:a(?-i:b)1)', '(a/i b 1)'],
    ['anchors by line mode', '^$(?m)^$', '(text-start text-end line-start line-end)'],
    ['assertion escapes', '\\A\\b\\B\\z', '(text-start word-boundary no-word-boundary text-end)'],
    ['control escapes', '\\a\\f\\n\\r\\t\\v', '(\\x7 \\xc \\xa \\xd \\x9 \\xb)'],
    ['hexadecimal escapes', '\\x60\\x{3B1}', '(` α)'],
    ['octal escapes', '\\101\\0\\08\\12', '(A \\x0 \\x0 8 \\xa)'],
    ['JavaScript escapes', '\\/\\-\\"\\u0041\\u{1F600}\\cJ', '(/ - " A 😀 \\xa)'],
    ['quoted text, with a repeat of its last character', '\\Qa.*\\E+', '(a . {* 1,inf})'],
    ['quoted text without an end', '\\Qa|b', '(a | b)'],
    ['dots with and without newline', '.(?s).', '([^\\xa] [^])'],
    ['perl classes', '\\d\\s', '([0-9] [\\x9-\\xa\\xc-\\xd\\x20])'],
    ['classes', '[a-cx][^\\x00-y]', '([a-cx] [z-\\x10ffff])'],
    ['a bracket that comes first in a class', '[]a][^]]', '([]a] [^]])'],
    ['a hyphen at an end or after a range', '[-a][a-][a-c-e][\\d-x]', '([-a] [-a] [-a-ce] [-0-9x])'],
    ['POSIX classes, also negated', '[[:digit:]_][[:^ascii:]]', '([0-9_] [\\x80-\\x10ffff])'],
    ['an opened POSIX class that never closes as characters', '[[:]', '[:[]'],
    ['nested escapes in a class', '[\\]\\\\\\-\\x41]', '[-A\\x5c-]]'],
    ['folded letters, k and s with their exotica', '(?i)[k-l][s]', '([K-Lk-l\\x212a] [Ss\\x17f])'],
    ['negation after folding', '(?i)[^\\x00-jl-\\x{10FFFF}]', '[]'],
  ];
  it.each(cases)('%s', (_title, pattern, tree) => {
    expect(show(parsePattern(pattern).root)).toBe(tree);
  });

  it('counts groups and lists names in order', () => {
    const { groupCount, groupNames } = parsePattern('(?P<b>a(x)(?:y))|(?<a>c)');
    expect([groupCount, groupNames]).toEqual([3, ['b', 'a']]);
  });
});

describe('parsePattern refuses', () => {
  const cases: readonly [pattern: string, message: RegExp, index: number][] = [
    ['a(?=b)', /RE2 has no look-around/, 1],
    ['a(?!b)', /RE2 has no look-around/, 1],
    ['(?<=b)', /RE2 has no look-around/, 0],
    ['(?<!b)', /RE2 has no look-around/, 0],
    ['(a)\\1', /RE2 has no back-references/, 3],
    ['\\k<n>', /RE2 has no back-references/, 0],
    ['(?P=n)', /RE2 has no back-references/, 0],
    ['ab(', /missing \) after \(/, 2],
    ['a)', /unexpected \)/, 1],
    ['x[a', /missing \] after \[/, 1],
    ['[]', /missing \]/, 0],
    ['[b-a]', /out of order/, 1],
    ['[a-\\d]', /unknown escape \\d/, 3],
    ['[[:foo:]]', /unknown class \[:foo:\]/, 1],
    ['*a', /nothing to repeat before \*/, 0],
    ['a|+', /nothing to repeat before \+/, 2],
    ['a**', /directly after another repeat/, 2],
    ['a{2}{3}', /directly after another repeat/, 4],
    ['a{3,2}', /invalid repeat count \{3,2\}/, 1],
    ['a{1001}', /limit of 1000/, 1],
    ['[\\s\\S]{64,8192}?', /limit of 1000/, 6],
    ['(?:a{10,}){101}', /limit of 1000/, 10],
    ['(?P<a>x)(?P<a>y)', /duplicate group name a/, 8],
    ['(?<>x)', /malformed group name/, 0],
    ['(?x)a', /unknown group syntax/, 0],
    ['(?>a)', /unknown group syntax/, 0],
    ['(?', /unknown group syntax/, 0],
    ['a\\', /lone backslash/, 1],
    ['a\\Z', /unknown escape \\Z/, 1],
    ['\\C', /not supported/, 0],
    ['\\x{110000}', /malformed escape \\x/, 0],
    ['\\pX', /unknown Unicode property/, 0],
    ['\\p{Foo}', /unknown Unicode property \\p\{Foo\}/, 0],
  ];
  it.each(cases)('%s', (pattern, message, index) => {
    const error = errorOf(() => parsePattern(pattern));
    expect(error).toBeInstanceOf(PatternError);
    expect(error).toMatchObject({ message: expect.stringMatching(message), index });
  });

  it('groups nested without end, with an error rather than a stack overflow', () => {
    const error = errorOf(() => parsePattern('('.repeat(100_000)));
    expect(error).toBeInstanceOf(PatternError);
  });
});

describe.skipIf(!nativeRe2)('parsePattern agrees with RE2', () => {
  const tokens =
    'a é 😀 K ( ) (?: (?i) (?P<n> (?<m> (?i-s: (?U) (?- | * + ? {2} {2,} {1,3} { } {0} {,3} {3,1} {1001} {100} [ [^ ] - a-z ' +
    '\\d \\W \\b \\B \\A \\z \\Z \\n \\x41 \\x{3b1} \\x \\1 \\12 \\07 \\Q \\E \\pL \\p{Greek} \\P{Lu} \\p{Foo} \\p{^L} [:alpha:] ' +
    '[:foo:] :] ^ $ . \\/ \\- \\_ \\q \\k \\ (?= (?<= (?# \\cA \\u0041 \\u{41} \\u00 \\u / 0 \\p \\p{ \\é \\8 {01} (? < :';

  it('on which patterns are valid', () => {
    const accepted = new Set<string>();
    const pattern = fc.array(fc.constantFrom(...tokens.split(' ')), { maxLength: 6 }).map((parts) => parts.join(''));
    const property = fc.property(pattern, (source) => {
      const isOurs = errorOf(() => parsePattern(source)) === undefined;
      if (isOurs) accepted.add(source);
      expect(isOurs).toBe(compileRe2(source) !== undefined);
    });
    fc.assert(property, { numRuns: 20_000, seed: 1 });
    expect(accepted.size).toBeGreaterThan(2_000);
  });

  const probes = [
    ...Array.from({ length: 0x180 }, (_, rune) => rune),
    ...[
      0x212a, 0x212b, 0x3b1, 0x3c2, 0x3c3, 0x2c65, 0x1e9e, 0x1f600, 0xfffd, 0xffff, 0x10000, 0x10428, 0x10400, 0x10ffff,
    ],
  ];
  const exact = [
    '\\w',
    '\\W',
    '[^\\s]',
    '[[:punct:]]',
    '[[:^word:]x]',
    '[\\D0-4]',
    '(?i)[k-t]',
    '(?i)\\w',
    '(?i)[^s\\d]',
    '(?i)\\W',
    '.',
  ];
  it.each([...exact, '(?s).', '(?i)k', '[^[:graph:]\\x{80}-\\x{3ff}]', '\\p{Any}', '(?i)[\\W]'])(
    'exactly on %s',
    (source) => {
      const engine = new nativeRe2!(`^(?:${source})$`, 'u');
      const node = parsePattern(source).root;
      for (const rune of probes) {
        expect([rune, hasInNode(node, rune)]).toEqual([rune, engine.test(String.fromCodePoint(rune))]);
      }
    },
  );

  const widened = [
    ...'L Lu Ll N Nd Z Zs Cc P S Po Latin Common Greek Letter Script=Latin'.split(' ').map((name) => `\\p{${name}}`),
    ...'L Nd Zs Cc P Latin Common Greek'.split(' ').map((name) => `(?i)[^\\p{${name}}]`),

    '\\pL',
    '\\PL',
    '\\p{^Lu}',
    '[^\\p{Greek}a]',
    '(?i)\\p{Lu}',
    '(?i)[^\\p{Lu}]',
    '(?i)[ß-ÿ]',
    '(?i)ſ',
    '(?i)[^σ]',
  ];
  it.each([...widened, '(?i)\\x{10400}', '(?i)[^\\W\\pN]', '(?i)\\x{212A}'])('or is wider on %s', (source) => {
    const engine = new nativeRe2!(`^(?:${source})$`, 'u');
    const node = parsePattern(source).root;
    const matched = probes.filter((rune) => engine.test(String.fromCodePoint(rune)));
    expect(matched.length).toBeGreaterThan(0);
    for (const rune of matched) expect([rune, hasInNode(node, rune)]).toEqual([rune, true]);
  });

  function hasInNode(node: PatternNode, rune: number): boolean {
    const single = node.type === 'concat' ? node.parts[0] : node;
    if (single?.type === 'char') return hasRune(foldedLetter(single.codepoint), rune);
    return single?.type === 'class' && hasRune(single.set, rune);
  }
});

it('keeps Unicode properties exact for ASCII', () => {
  const node = parsePattern('[\\p{Lu}\\x{80}]').root;
  expect(node.type === 'class' && countRunes(node.set)).toBe(26 + 0x110000 - 0x80);
});
