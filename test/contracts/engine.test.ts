// re2 and re2js must be exchangeable: the same spans and groups for every built-in pattern, in any surroundings. And what node-re2 does with
// Buffers is not written down anywhere, so the behaviour the program rests on is pinned here.

import { describe, expect, it } from 'vitest';
import { type CompiledPattern, loadEngine, type PatternMatch, type RegexEngine } from '../../src/match/engine.ts';
import { cutWindow } from '../../src/match/window.ts';
import type { RuleSpec } from '../../src/model/rule.ts';
import { readBuiltinPacks } from '../../src/rules/builtin-join.ts';
import { expandTemplate } from '../../src/rules/example-template.ts';
import { finishRule } from '../../src/rules/join-packs.ts';
import { tokenMaker } from '../../src/rules/token/generate.ts';
import { bothEngines, hasNative, nativeRe2 } from '../helpers/native-engine.ts';

const [native, portable] = bothEngines.map((name) => loadEngine(name)) as [RegexEngine, RegexEngine];
const engines = [native, portable];

/** Bytes with 16 more behind them in the same allocation. */
function padded(...parts: readonly (string | Uint8Array)[]): Buffer {
  const data = Buffer.concat(parts.map((part) => Buffer.from(part)));
  return Buffer.concat([data, Buffer.alloc(16)]).subarray(0, data.length);
}

/** What stands before and after an example: nothing, or all that a pattern or an engine may trip over. */
const surroundings: readonly (readonly [before: string | Uint8Array, after: string | Uint8Array])[] = [
  ['', ''],
  ['Zürich 東京 😀\r\n\r\n\té ', ' naïve 😀\t\r\n東'],
  [Uint8Array.of(0x20, 0xff, 0xc3, 0xe2, 0x82, 0x20), Uint8Array.of(0x20, 0xf0, 0x9f, 0x98)],
];

const rules = readBuiltinPacks().flatMap((pack) => pack.rules.map(finishRule));

function* examplesOf(rule: RuleSpec): Generator<Buffer> {
  for (const { text } of [...rule.examples.match, ...rule.examples.reject]) {
    const example = expandTemplate(text, rule.id, tokenMaker(rule));
    for (const [before, after] of surroundings) {
      const bytes = padded(before, example, after);
      yield cutWindow(bytes, 0, bytes.length).bytes;
    }
  }
}

function allMatches(compiled: CompiledPattern, bytes: Buffer): PatternMatch[] {
  const found: PatternMatch[] = [];
  let match = compiled.exec(bytes, 0);
  while (match !== undefined && found.length < 50) {
    found.push(match);
    const next = Math.max(match.end, match.start + 1);
    // A place inside a character is none the program would ask for.
    if (next > bytes.length || ((bytes[next] ?? 0) & 0xc0) === 0x80) break;
    match = compiled.exec(bytes, next);
  }
  return found;
}

describe('re2 and re2js', () => {
  it('agree on every built-in pattern and all its examples', { timeout: 300_000 }, () => {
    const differing: string[] = [];
    let compared = 0;
    for (const rule of rules) {
      for (const pattern of [rule.regex, rule.path]) {
        if (pattern === undefined) continue;
        const [first, second] = [native.compile(pattern), portable.compile(pattern)];
        for (const bytes of examplesOf(rule)) {
          const found = allMatches(first, bytes);
          compared += found.length;
          try {
            expect(allMatches(second, bytes)).toEqual(found);
          } catch {
            differing.push(`${rule.id}: ${pattern}`);
            break;
          }
        }
      }
    }
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(rules.length);
  });

  it('tried at one place find there what a search finds there, and nothing behind it', { timeout: 300_000 }, () => {
    const differing: string[] = [];
    let compared = 0;
    for (const engine of engines) {
      for (const rule of rules) {
        const { id, regex } = rule;
        if (regex === undefined) continue;
        const [searching, sticky] = [engine.compile(regex), engine.compile(regex, 'there')];
        for (const bytes of examplesOf(rule)) {
          for (const match of allMatches(searching, bytes)) {
            compared++;
            try {
              expect(sticky.exec(bytes, match.start)).toEqual(match);
              if (match.start > 0) expect(sticky.exec(bytes, 0)?.start ?? 0).toBe(0);
            } catch {
              differing.push(`${engine.name}: ${id}`);
            }
          }
        }
      }
    }
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(2 * rules.length);
  });

  it.each([
    ['key', 'akey key', 1, { start: 1, end: 4 }],
    ['key', 'akey key', 2, undefined],
    ['\\bkey', 'akey key', 1, undefined],
    ['\\Bkey', 'akey key', 1, { start: 1, end: 4 }],
    ['^key', 'akey', 1, undefined],
    ['(?m)^key', '\nkey', 1, { start: 1, end: 4 }],
    ['key\\b', 'akeys', 1, undefined],
    ['é+', 'aéé', 1, { start: 1, end: 5 }],
  ])('%s tried at one place of %j', (pattern, text, at, expected) => {
    for (const engine of engines) {
      const match = engine.compile(pattern, 'there').exec(padded(text), at);
      expect(match && { start: match.start, end: match.end }).toEqual(expected);
    }
  });

  it.each([
    ['a', 'xa', 0, [{ start: 1, end: 2 }]],
    ['(é)(b)?', 'aéc', 0, [{ start: 1, end: 3 }, { start: 1, end: 3 }, undefined]],
    ['\\bkey\\b', '東key東', 0, [{ start: 3, end: 6 }]],
    ['^b', 'ab', 1, undefined],
    ['(?m)^b', 'a\nb', 1, [{ start: 2, end: 3 }]],
    ['\\bb', 'ab', 1, undefined],
    ['x*', 'ab', 2, [{ start: 2, end: 2 }]],
    ['(?i)K', '\u212A', 0, [{ start: 0, end: 3 }]],
    [
      '(?P<name>[[:alpha:]]+)\\z',
      'a1bc',
      0,
      [
        { start: 2, end: 4 },
        { start: 2, end: 4 },
      ],
    ],
    ['(?s:.)$', 'a\n', 0, [{ start: 1, end: 2 }]],
    ['.$', 'a\r\n', 0, undefined],
    ['a|ab', 'ab', 0, [{ start: 0, end: 1 }]],
    [
      '(a*)*',
      'b',
      0,
      [
        { start: 0, end: 0 },
        { start: 0, end: 0 },
      ],
    ],
  ] as const)('both find %s in %j from %i', (pattern, text, from, groups) => {
    for (const engine of engines) {
      const found = engine.compile(pattern).exec(padded(text), from);
      expect(found, engine.name).toEqual(groups && { ...groups[0], groups });
    }
  });

  it.each(['(?=a)', '(?<!a)b', '(a)\\1', '(', 'a{2000}', '[z-a]'])('both refuse %s', (pattern) => {
    for (const engine of engines) expect(() => engine.compile(pattern), engine.name).toThrow();
  });
});

describe.skipIf(!hasNative)('node-re2 on Buffers', () => {
  it('counts bytes, not characters, in every index', () => {
    const found = new nativeRe2!('(b)', 'dgu').exec(Buffer.from('äöb'));
    expect(found?.index).toBe(4);
    expect((found as unknown as { indices: number[][] }).indices).toEqual([
      [4, 5],
      [4, 5],
    ]);
  });

  it('goes on from lastIndex, in bytes, when asked again for the same Buffer', () => {
    const pattern = new nativeRe2!('b', 'dgu');
    const bytes = Buffer.from('äbäb');
    const places: number[] = [];
    for (let found = pattern.exec(bytes); found !== null; found = pattern.exec(bytes)) {
      places.push(found.index, pattern.lastIndex);
    }
    expect(places).toEqual([2, 3, 5, 6]);
    expect(pattern.lastIndex).toBe(0);
  });

  it('sees what stands before lastIndex', () => {
    const pattern = new nativeRe2!('\\bb', 'dgu');
    pattern.lastIndex = 1;
    expect(pattern.exec(Buffer.from('ab'))).toBeNull();
  });

  it.each([
    ['two bytes', [0xc3]],
    ['three bytes', [0xe2, 0x82]],
    ['four bytes', [0xf0, 0x9f, 0x98]],
  ])('stays inside a padded subarray that ends in a cut character of %s', (_length, tail) => {
    // The bytes behind the subarray would complete the character, and then some.
    const bytes = Buffer.concat([Buffer.from('key '), Buffer.from(tail), Buffer.alloc(16, 0xac)]);
    const cut = bytes.subarray(0, 4 + tail.length);
    const found = new nativeRe2!('key .*', 'dgu').exec(cut);
    expect(found?.index).toBe(0);
    const end = (found as unknown as { indices: number[][] }).indices[0]![1]!;
    expect(end).toBeLessThanOrEqual(cut.length);
    const safe = cutWindow(cut, 0, cut.length).bytes;
    expect(loadEngine('re2').compile('key .*').exec(safe, 0)).toMatchObject({ start: 0, end: cut.length });
  });
});

describe('loadEngine', () => {
  it.each(bothEngines)('gives %s when asked for it', (name) => {
    expect(loadEngine(name).name).toBe(name);
  });

  it('prefers the native one, and falls back where it does not load', () => {
    expect(loadEngine('auto').name).toBe(hasNative ? 're2' : 're2js');
  });
});
