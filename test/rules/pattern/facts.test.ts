// Exact lengths and literals for patterns as rules have them.

import { describe, expect, it } from 'vitest';
import { analyzePattern, type Literal } from '../../../src/rules/pattern/facts.ts';

const inf = Number.POSITIVE_INFINITY;

/** `text|before|after`, with `/i` after the text when case is ignored. */
function spell(literals: readonly Literal[] | null): readonly string[] | null {
  return literals?.map((one) => `${one.text}${one.ignoreCase ? '/i' : ''}|${one.maxBefore}|${one.maxAfter}`) ?? null;
}

describe('analyzePattern finds lengths and literals of', () => {
  const cases: readonly [pattern: string, minBytes: number, maxBytes: number, literals: readonly string[] | null][] = [
    ['\\b(ghp_[0-9A-Za-z]{36})\\b', 40, 40, ['ghp_|0|36']],
    ['(?:gho|ghu)_[0-9A-Za-z]{36}', 40, 40, ['gho_|0|36', 'ghu_|0|36']],
    [
      '(?i)\\b(?:aws|amazon)[\\w.-]{0,20}secret[\\w.-]{0,20}["\'\\s:=]{1,5}([A-Za-z0-9/+]{40})',
      50,
      6 + 60 + 10 + 60 + 5 + 120 - 3,
      ['secret/i|66|185'],
    ],
    ['-----BEGIN (?:RSA |EC )?PRIVATE KEY-----[\\s\\S]{64,1000}?-----END', 99, 4039, ['-----BEGIN |0|4028']],
    ['\\b((?:A3T[A-Z0-9]|AKIA|ASIA)[A-Z2-7]{16})\\b', 20, 20, ['A3T|0|17', 'AKIA|0|16', 'ASIA|0|16']],
    ['A[KS]IA[A-Z0-9]{16}', 20, 20, ['AKIA|0|16', 'ASIA|0|16']],
    ['xox[bp]-[0-9]{10,13}-[0-9A-Za-z]{24,64}', 40, 83, ['xoxb-|0|78', 'xoxp-|0|78']],
    ['(?:sk|rk)_live_[0-9a-zA-Z]{24}', 32, 32, ['sk_live_|0|24', 'rk_live_|0|24']],
    ['\\bAIza[\\w-]{35}\\b', 39, 39, ['AIza|0|35']],
    ['SG\\.[\\w-]{22}\\.[\\w-]{43}', 69, 69, ['SG.|0|66']],
    ['eyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]+', 29, inf, ['eyJ|0|Infinity']],
    ['[0-9]+-[0-9a-z_]{32}\\.apps\\.example\\.com', 51, inf, ['.apps.example.com|Infinity|0']],
    ['https://hooks\\.example\\.com/T[A-Z0-9]{8,12}/[\\w]{24}', 60, 64, ['https://hooks.example.com/T|0|37']],
    ['postgres(?:ql)?://[^\\s:@/]{1,64}:[^\\s@/]{1,64}@x', 16, 528, ['postgres://|0|515', 'postgresql://|0|515']],
    ['(?i)(?:key|token)\\s{0,5}[:=]"([^"]{8,64})"', 14, 5 + 2 + 5 + 1 + 1 + 256 + 1, ['key/i|0|264', 'token/i|0|264']],
    // A class without letters of both cases stays case-sensitive; one with both joins them.
    ['[Aa][Pp][Ii]-[0-9]{8}', 12, 12, ['api-/i|0|8']],
    ['(?i)12_4-[0-9]{8}', 13, 13, ['12_4-|0|8']],
    ['Key(?i:name)', 7, 7, ['keyname/i|0|0']],
    // Optional ends do not lengthen a literal that is there anyway.
    ['(?:foo|)bar', 3, 6, ['bar|3|0']],
    ['secrets?', 6, 7, ['secret|0|1']],
    ['secrets?_x?', 7, 9, ['secret_|0|1', 'secrets_|0|1']],
    ['glpat-\\w{20}|glrt-\\w{20}', 25, 26, ['glpat-|0|20', 'glrt-|0|20']],
    ['token|mytoken_x', 5, 9, ['token|2|2']],
    // Repeats are spelt out at both ends.
    ['-{5}BEGIN', 10, 10, ['-----BEGIN|0|0']],
    ['(?:ab){3}', 6, 6, ['ababab|0|0']],
    ['(?:ab){2,}', 4, inf, ['abab|0|Infinity']],
    ['(?:tok_[0-9]){2,90}', 10, 450, ['tok_|0|446']],
    ['(?:tok_[0-9]){2}', 10, 10, ['tok_|0|6']],
    ['(?:tok_\\d{40}){2,3}', 88, 132, ['tok_|0|128']],
    ['[xy]{2}Q', 3, 3, ['xxQ|0|0', 'xyQ|0|0', 'yxQ|0|0', 'yyQ|0|0']],
    // The front and the back of a repeat may be the same copy.
    ['[xy]+ZQ', 3, inf, ['xZQ|Infinity|0', 'yZQ|Infinity|0']],
    ['[01]{7}', 7, 7, binary(6)],
    // A literal of three bytes where one class member makes it so.
    ['Z[01][\\w~]{20}', 22, 22, null],
    ['ZQ[01][a-z]{20}', 23, 23, ['ZQ0|0|20', 'ZQ1|0|20']],
    ['\\d{5,}[a-z]{5}ZQ', 12, inf, expectedLast()],
    // No literal that is worth having.
    ['[a-f0-9]{32}', 32, 32, null],
    ['[A-Za-z0-9]{24}\\.[\\w-]{6}\\.[\\w-]{27}', 59, 59, null],
    ['(?:ghp_|[a-z]{3})[0-9]{10}', 13, 14, null],
    ['(?:ghp_[0-9]{10})?', 0, 14, null],
    ['(?i)sk', 2, 5, null],
    ['', 0, 0, null],
    ['^\\b$', 0, 0, null],
    ['[^\\x00-\\x{10FFFF}]', 0, 0, null],
    // UTF-8 lengths.
    ['é{3}', 6, 6, ['ééé|0|0']],
    ['€', 3, 3, ['€|0|0']],
    ['.{3}', 3, 12, null],
    ['[a-\\x{7FF}][\\x{80}-\\x{FFFF}]', 2, 5, null],
    ['(?i)pass[a-z]{3}', 7, 1 + 1 + 2 + 2 + 9, ['pass/i|0|9']],
    ['\\w\\d[[:alpha:]]', 3, 3, null],
    ['(?i)\\w\\d', 2, 4, null],
    ['\\pL\\PL', 2, 8, null],
    ['\\x{FFFD}abc', 4, 6, ['abc|3|0']],
    ['a{0}b{0,}', 0, inf, null],
    ['(?:^*){0,}x{0}', 0, 0, null],
  ];
  it.each(cases)('%s', (pattern, minBytes, maxBytes, literals) => {
    const facts = analyzePattern(pattern);
    expect([facts.minBytes, facts.maxBytes, spell(facts.literals)]).toEqual([minBytes, maxBytes, literals]);
  });

  /** All numbers of so many binary digits, one more digit after them. */
  function binary(digits: number): readonly string[] {
    return Array.from({ length: 2 ** digits }, (_, i) => `${i.toString(2).padStart(digits, '0')}|0|1`);
  }

  /** One letter before `ZQ`; 26 literals found at the end although the class before is repeated. */
  function expectedLast(): readonly string[] {
    return [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `${letter}ZQ|Infinity|0`);
  }
});

describe('analyzePattern', () => {
  it('reports groups and their names', () => {
    expect(analyzePattern('(a)(?P<secret>b)(?:c)')).toMatchObject({ groupCount: 2, groupNames: ['secret'] });
  });

  it('takes a literal of each of many alternatives, up to a bound', () => {
    const words = Array.from({ length: 300 }, (_, index) => `vendor${String(index).padStart(3, '0')}x`);
    expect(analyzePattern(words.slice(0, 200).join('|')).literals).toHaveLength(200);
    expect(analyzePattern(words.join('|')).literals).toBeNull();
  });

  it('keeps a case-sensitive word apart from a folded neighbour when that is rarer', () => {
    const { literals } = analyzePattern('(?i:a)LONGUPPERCASEWORD');
    expect(literals).toHaveLength(1);
    expect(literals?.[0]?.text.toLowerCase()).toContain('longuppercaseword');
  });

  const hostile: readonly [title: string, pattern: string][] = [
    ['nested repeats', `${'(?:'.repeat(600)}xy${'?)(?:)'.repeat(300)}${')*'.repeat(300)}`],
    ['counted repeats of large classes', '(?:(?:\\pL{0,10}[^a]{0,10}){0,10}){0,10}'.repeat(50)],
    ['a long run of small choices', '(?:a|b)'.repeat(2000)],
    ['a long literal', 'x'.repeat(20_000)],
    ['a wide alternation', Array.from({ length: 5000 }, (_, index) => `k${index}`).join('|')],
    ['deep groups', `${'('.repeat(900)}a${')'.repeat(900)}`],
    ['long finite repeats of a word', '(?:(?:abcdefghij){10}){10}'.repeat(40)],
  ];
  it.each(hostile)('stays fast on %s', (_title, pattern) => {
    // What blows up runs into the test's time limit.
    expect(analyzePattern(pattern).minBytes).toBeGreaterThanOrEqual(0);
  });
});
