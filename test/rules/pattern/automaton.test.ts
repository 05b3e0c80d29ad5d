// The keyword questions on patterns as rules have them, and against the full list of strings of small finite patterns.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PatternNode } from '../../../src/rules/pattern/ast.ts';
import { everyMatchHasKeyword, keywordCanOccur } from '../../../src/rules/pattern/automaton.ts';
import { PatternError, parsePattern } from '../../../src/rules/pattern/parse.ts';

describe('keywordCanOccur says', () => {
  const cases: readonly [expected: boolean, pattern: string, keyword: string][] = [
    [true, 'ghp_[0-9A-Za-z]{36}', 'ghp_'],
    [true, 'ghp_[0-9A-Za-z]{36}', 'GHP_A'],
    [false, 'ghp_[0-9A-Za-z]{36}', 'gho_'],
    [false, 'ghp_[0-9]{36}', 'ghp_a'],
    [true, '[a-z]{16}', 'aaaaaaaaaaaaaaaa'],
    [false, '[a-z]{16}', 'aaaaaaaaaaaaaaaaa'],
    [true, '(?:foo|bar)+', 'arfoob'],
    [false, '(?:foo|bar)+', 'foba'],
    [true, '\\bfoo\\s*=\\s*\\w+', 'foo = x'],
    [true, 'x[^\\n]{0,100}y', 'anything at all'],
    [false, 'x[^\\n]{0,100}y', 'line\nbreak'],
    [true, '(?i)KEY', 'key'],
    [true, 'é.', 'é'],
    [false, 'a[^\\x00-\\x{10FFFF}]', 'a'],
    [false, '[^\\x00-\\x{10FFFF}]', ''],
    [true, 'a', ''],
    // Counts above the limit are widened: said although the longest match is too short.
    [true, '[a-z]{1,100}', 'a'.repeat(101)],
  ];
  it.each(cases)('%s: %s can hold "%s"', (expected, pattern, keyword) => {
    expect(keywordCanOccur(pattern, keyword)).toBe(expected);
  });
});

describe('everyMatchHasKeyword says', () => {
  const cases: readonly [expected: boolean, pattern: string, keywords: readonly string[]][] = [
    [true, '\\b(ghp_[0-9A-Za-z]{36})\\b', ['ghp_']],
    [true, '\\b(ghp_[0-9A-Za-z]{36})\\b', ['zzz', 'hp']],
    [false, '(?:ghp|gho)_[0-9]{36}', ['ghp_']],
    [true, '(?:ghp|gho)_[0-9]{36}', ['ghp_', 'gho_']],
    [true, '(?i)(?:Api|Secret)[ _-]?Key', ['key']],
    [false, '(?i)(?:Api|Secret)[ _-]?Key', ['api', 'secret_key']],
    [true, '(?:aa|b)+c', ['aac', 'bc']],
    [false, '(?:aa|b)+c?', ['aac', 'bc']],
    [true, 'ab|xabx', ['ab']],
    [true, 'a[KS]IA', ['akia', 'asia']],
    [false, 'a[KSX]IA', ['akia', 'asia']],
    [false, 'x*', ['x']],
    [true, 'x{80}', ['x'.repeat(64)]],
    [false, 'x{80}', ['x'.repeat(65)]],
    [true, 'a(?:bc|d)', ['abc', 'bc', 'ad']],
    [true, 'abcd', ['abx', 'bcd']],
    [false, 'a', []],
    [true, 'a', ['']],
    [true, 'a[^\\x00-\\x{10FFFF}]', []],
    // The engine also matches U+212A for k; such matches are left out unless the pattern spells it.
    [true, '(?i)k', ['k']],
    [true, '(?i)[ks]', ['k', 's']],
    [false, '[k\\x{212A}]', ['k']],
    [true, 'É', ['É']],
    [false, 'É', ['é']],
  ];
  it.each(cases)('%s: %s always has one of %j', (expected, pattern, keywords) => {
    expect(everyMatchHasKeyword(pattern, keywords)).toBe(expected);
  });

  it('no when the question is too large', () => {
    const keywords = Array.from({ length: 400 }, (_, index) => `word-${index}-${'x'.repeat(20)}`);
    expect(everyMatchHasKeyword('(?:[a-z]{10}[0-9]{10}){40}abc', ['abc'])).toBe(true);
    expect(everyMatchHasKeyword('(?:[a-z]{10}[0-9]{10}){40}abc', ['abc', ...keywords])).toBe(false);
  });

  const hostile: readonly [title: string, pattern: string][] = [
    ['nested counts', '(?:(?:[a-z]{0,10}){0,10}){0,10}x'],
    ['deeply nested repeats', `${'(?:'.repeat(400)}a${')+'.repeat(400)}`],
    ['many large counts', '[a-z]{0,60}'.repeat(400)],
  ];
  it.each(hostile)('something in bounded time on %s', (_title, pattern) => {
    expect(everyMatchHasKeyword(pattern, ['q'])).toBe(false);
    keywordCanOccur(pattern, 'aaa');
  });
});

it('both questions refuse a pattern with a syntax error', () => {
  expect(() => keywordCanOccur('(', 'a')).toThrow(PatternError);
  expect(() => everyMatchHasKeyword('(', ['a'])).toThrow(PatternError);
});

it('both answers are exact on small finite patterns', () => {
  const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
    pattern: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom('a', 'b', '[ab]', '[bc]', ''),
      fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(?:${a})(?:${b})`),
      fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(?:${a}|${b})`),
      fc.tuple(tie('pattern'), fc.constantFrom('?', '{2}', '{1,2}')).map(([a, repeat]) => `(?:${a})${repeat}`),
    ),
  }));
  const keyword = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 3 });
  const counts = { every: 0, can: 0 };
  const property = fc.property(pattern, fc.array(keyword, { minLength: 1, maxLength: 3 }), (source, keywords) => {
    const strings = stringsOf(parsePattern(source).root);
    if (strings.length > 5000) return;
    const every = strings.every((string) => keywords.some((one) => string.includes(one)));
    const can = strings.some((string) => string.includes(keywords[0]!));
    counts.every += Number(every);
    counts.can += Number(can);
    expect(everyMatchHasKeyword(source, keywords)).toBe(every);
    expect(keywordCanOccur(source, keywords[0]!.toUpperCase())).toBe(can);
  });
  fc.assert(property, { numRuns: 3000, seed: 2 });
  expect(Math.min(counts.every, counts.can)).toBeGreaterThan(200);
});

function stringsOf(node: PatternNode): readonly string[] {
  switch (node.type) {
    case 'char':
      return [String.fromCodePoint(node.codepoint)];
    case 'class':
      return Array.from({ length: node.set[1]! - node.set[0]! + 1 }, (_, i) => String.fromCodePoint(node.set[0]! + i));
    case 'concat':
      return node.parts.map(stringsOf).reduce(cross, ['']);
    case 'alternate':
      return [...new Set(node.branches.flatMap(stringsOf))];
    case 'repeat': {
      const copies = Array.from({ length: node.max - node.min + 1 }, (_, i) => node.min + i);
      return [...new Set(copies.flatMap((n) => Array(n).fill(stringsOf(node.node)).reduce(cross, [''])))] as string[];
    }
    default:
      return [''];
  }
}

function cross(left: readonly string[], right: readonly string[]): string[] {
  // Cut where the caller's limit would drop the pattern anyway.
  if (left.length * right.length > 10_000) return Array.from({ length: 5001 }, String);
  return [...new Set(left.flatMap((a) => right.map((b) => a + b)))];
}
