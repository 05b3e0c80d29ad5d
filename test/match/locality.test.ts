// The property that staged scans, history and chunks rest on: what is found in a region does not depend on which regions are asked for.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matcher } from '../../src/match/matcher.ts';
import type { Rule, RuleSet } from '../../src/model/rule.ts';
import { type Span, spansOverlap } from '../../src/model/span.ts';
import { guardLiterals } from '../../src/rules/guard.ts';
import { hasNative } from '../helpers/native-engine.ts';
import { compileToml, matcherOf } from '../helpers/scanning.ts';

/** Rules whose matches overlap, nest, touch and contain one another's literals. */
const ours = compileToml(`
[[rules]]
id = "token"
regex = '''\\bab_[a-z0-9]{4,12}\\b'''
[[rules]]
id = "assignment"
regex = '''(?i)\\bkey\\s{0,3}[:=]\\s{0,3}["']?([a-z0-9_-]{4,16})'''
secretGroup = 1
[[rules]]
id = "doubled"
regex = '''ab_[a-z]{2,5}ab_[a-z]{2,5}'''
[[rules]]
id = "sentence"
regex = '''(?i)token[^\\n]{0,20}secret'''
[[rules]]
id = "block"
regex = '''BEGIN[\\s\\S]{0,60}?END'''
[[rules]]
id = "unbounded"
regex = '''[a-z_]+secret[a-z_]+'''
window = 40
[[rules]]
id = "unbounded-with-end"
regex = '''secret[a-z_]{4,}(?:[^a-z_]|$)'''
window = 16
[[rules]]
id = "line"
regex = '''(?m)^tok_[0-9]{3}$'''
[[rules]]
id = "alternatives"
regex = '''(?:foo|barbaz)_[0-9]{2,6}(?:end)?'''
[[rules]]
id = "multi-byte"
regex = '''ключ=([a-zé]{3,8}).'''
[[rules]]
id = "everywhere"
regex = '''[0-9]{3}-[0-9]{3}'''
always = true
alwaysReason = "the test wants one"
`).ruleSet;

const gated = compileToml(
  `
[[rules]]
id = "gated"
regex = '''ab_[a-z0-9]{4,12}'''
keywords = ["barbaz"]
[[rules]]
id = "gated-without-literal"
regex = '''[0-9]{3}-[0-9]{3}'''
keywords = ["token", "secret"]
[[rules]]
id = "short-gate"
regex = '''foo_[0-9]{2}'''
keywords = ["é"]
`,
  'gitleaks',
).ruleSet;

const guarded: RuleSet = { ...ours, rules: ours.rules.map(withGuard) };

function withGuard(rule: Rule): Rule {
  if (rule.search.by !== 'literals') return rule;
  return { ...rule, search: { by: 'literals', ...guardLiterals(rule.spec.regex ?? '', rule.search.literals) } };
}

const words = [
  ...[
    'ab_',
    'abcd',
    'xy12',
    'key',
    'KEY',
    '=',
    ': ',
    '"',
    'token',
    'Token',
    'secret',
    'SECRET',
    'BEGIN',
    'END',
    '_',
    '-',
  ],
  ...[
    '\ntok_123\n',
    'tok_123',
    '\n',
    '\r\n',
    '\t',
    ' ',
    '12',
    '123',
    '123-456',
    'foo_',
    'barbaz_',
    'end',
    'é',
    '😀',
    'ключ=',
    'ab_ab_ab_',
    ';',
  ],
];
const notUtf8 = [[0xff], [0xc3], [0xe2, 0x82], [0xf0, 0x9f], [0xed, 0xa0, 0x80], [0]];
const fragment = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...words).map((word) => Buffer.from(word)) },
  { weight: 1, arbitrary: fc.constantFrom(...notUtf8).map((bytes) => Buffer.from(bytes)) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 90 }).map((length) => Buffer.alloc(length, 'a b.')) },
);
const text = fc.array(fragment, { minLength: 1, maxLength: 400, size: 'max' }).map((parts) => Buffer.concat(parts));
const share = fc.integer({ min: 0, max: 9999 });
const cuts = fc.array(fc.tuple(share, fc.integer({ min: 0, max: 40 })), { maxLength: 4 });

function toRegions(length: number, wanted: readonly (readonly [share: number, bytes: number])[]): Span[] {
  return wanted
    .map(([from, bytes]) => {
      const start = Math.floor((from / 10_000) * length);
      return { start, end: Math.min(length, start + bytes) };
    })
    .sort((a, b) => a.start - b.start);
}

function disjoint(regions: readonly Span[]): Span[] {
  let end = 0;
  return regions.flatMap((region) => {
    const rest = { start: Math.max(region.start, end), end: Math.max(region.end, end) };
    end = rest.end;
    return rest.start < rest.end ? [rest] : [];
  });
}

type Found = readonly [rule: string, start: number, end: number, secretStart: number, secretEnd: number];

function find(matcher: Matcher, bytes: Buffer, regions?: readonly Span[]): Found[] {
  return matcher
    .match(bytes, regions, () => true)
    .filter(({ span }) => regions === undefined || regions.some((region) => spansOverlap(region, span)))
    .map(({ rule, span, secret }) => [rule.spec.id, span.start, span.end, secret.start, secret.end]);
}

function touching(found: readonly Found[], regions: readonly Span[]): Found[] {
  return found.filter(([, start, end]) => regions.some((region) => spansOverlap(region, { start, end })));
}

const runs = { numRuns: 400, seed: 7 };

describe('the matches in some regions', () => {
  it.each([
    ['rules of ours', ours],
    ['rules with guards', guarded],
    ['rules with gates', gated],
  ])('are those of the whole text that touch one: %s', (_kind, ruleSet) => {
    const matcher = matcherOf(ruleSet);
    const property = fc.property(text, cuts, (bytes, wanted) => {
      const regions = toRegions(bytes.length, wanted);
      expect(find(matcher, bytes, regions)).toEqual(touching(find(matcher, bytes), regions));
    });
    fc.assert(property, runs);
  });

  it.each([
    ['rules of ours', ours],
    ['rules with guards', guarded],
    ['rules with gates', gated],
  ])('are there exactly if any is said to touch one: %s', (_kind, ruleSet) => {
    const matcher = matcherOf(ruleSet);
    const answers = { yes: 0, no: 0 };
    const property = fc.property(text, cuts, (bytes, wanted) => {
      const regions = disjoint(toRegions(bytes.length, wanted));
      const isTouched = matcher.touches(bytes, regions, () => true);
      expect(isTouched).toBe(find(matcher, bytes, regions).length > 0);
      answers[isTouched ? 'yes' : 'no']++;
    });
    fc.assert(property, { ...runs, numRuns: 1000 });
    expect(Math.min(answers.yes, answers.no)).toBeGreaterThan(100);
  });

  it('are the same with and without guards', () => {
    const [plain, quick] = [matcherOf(ours), matcherOf(guarded)];
    expect(guarded.rules.some(({ search }) => search.by === 'literals' && search.guard !== undefined)).toBe(true);
    fc.assert(
      fc.property(text, (bytes) => {
        expect(find(quick, bytes)).toEqual(find(plain, bytes));
      }),
      runs,
    );
  });

  it.skipIf(!hasNative)('are the same with both engines', () => {
    const [native, portable] = [matcherOf(ours, 're2'), matcherOf(ours, 're2js')];
    fc.assert(
      fc.property(text, (bytes) => {
        expect(find(portable, bytes)).toEqual(find(native, bytes));
      }),
      { ...runs, numRuns: 100 },
    );
  });

  it('do not change when text is added far away', () => {
    const matcher = matcherOf(guarded);
    const far = Buffer.alloc(300, ' .\n');
    const property = fc.property(text, text, text, (before, bytes, after) => {
      const alone = find(matcher, Buffer.concat([far, bytes, far]));
      const shift = before.length;
      const all = find(matcher, Buffer.concat([before, far, bytes, far, after]));
      const here = { start: before.length + far.length, end: before.length + far.length + bytes.length };
      expect(touching(all, [here])).toEqual(alone.map(([id, ...places]) => [id, ...places.map((at) => at + shift)]));
    });
    fc.assert(property, { ...runs, numRuns: 150 });
  });

  it('are there to be found: the random texts hold matches of every rule', () => {
    const seen = new Set<string>();
    const [first, second] = [matcherOf(ours), matcherOf(gated)];
    for (const bytes of fc.sample(text, { numRuns: 150, seed: 3 })) {
      for (const [id] of [...find(first, bytes), ...find(second, bytes)]) seen.add(id);
    }
    expect([...seen].sort()).toEqual([...ours.rules, ...gated.rules].map(({ spec }) => spec.id).sort());
  });
});
