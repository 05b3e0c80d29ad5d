// Searching what a delta changed must find exactly what searching the whole text finds.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTriggerTables } from '../../src/match/collect-triggers.ts';
import { lazyEngine } from '../../src/match/engine.ts';
import type { HitList } from '../../src/match/hit-list.ts';
import { HitSearcher } from '../../src/match/hit-searcher.ts';
import { Matcher } from '../../src/match/matcher.ts';
import { compileRule } from '../../src/rules/compile-rule.ts';
import { guardLiterals } from '../../src/rules/guard.ts';
import { finishRule } from '../../src/rules/join-packs.ts';
import { readPack } from '../../src/rules/read-pack.ts';

const pack = `
[[rules]]
id = "prefixed"
regex = '''\\bghp_[a-z0-9]{8}\\b'''
[[rules]]
id = "assigned"
regex = '''(?i)(?:password|token)[\\w.-]{0,10}["']?\\s{0,5}[:=]\\s{0,5}["']([^"'\\s]{4,20})["']'''
[[rules]]
id = "far"
regex = '''(?s)BEGIN KEY.{10,600}?END KEY'''
[[rules]]
id = "short"
regex = '''key[=:][0-9]{3}'''
`;

const rules = readPack(pack, 'pack.toml', 'trapline').rules.map((raw, index) => {
  const rule = compileRule(finishRule(raw), index, () => undefined);
  if (rule.search.by !== 'literals' || raw.regex === undefined) throw new Error('no literals');
  return { ...rule, search: { by: 'literals' as const, ...guardLiterals(raw.regex, rule.search.literals) } };
});
const matcher = new Matcher({ rules, allowlists: [] }, buildTriggerTables(rules), lazyEngine('auto').get);
const searcher = new HitSearcher(matcher.parts);

const pieces = fc.constantFrom(
  'ghp_abcd1234',
  'ghp_abc',
  'd1234 ',
  'password = "hunter22"',
  'password',
  ' = "',
  "TOKEN: 's3cr3tvalue'",
  'BEGIN KEY',
  'END KEY',
  'key=12',
  'key:345',
  '3',
  ' ',
  '\n',
  'é',
  'x'.repeat(40),
  'filler text '.repeat(30),
);
const text = fc.array(pieces, { maxLength: 40 }).map((list) => list.join(''));
/** Copies from anywhere (also twice, also backwards) and insertions. */
const edits = fc.array(
  fc.oneof(
    fc.record({ from: fc.nat(), length: fc.nat() }),
    fc.record({ insert: fc.array(pieces, { maxLength: 3 }).map((list) => list.join('')) }),
  ),
  { maxLength: 8 },
);

function applyEdits(base: Buffer, list: readonly ({ from: number; length: number } | { insert: string })[]) {
  const steps: number[] = [];
  const parts: Buffer[] = [];
  for (const edit of list) {
    if ('insert' in edit) {
      const bytes = Buffer.from(edit.insert);
      if (bytes.length > 0) steps.push(-1, bytes.length);
      parts.push(bytes);
    } else if (base.length > 0) {
      const from = edit.from % base.length;
      const length = 1 + (edit.length % (base.length - from));
      steps.push(from, length);
      parts.push(base.subarray(from, from + length));
    }
  }
  return { steps, bytes: padded(Buffer.concat(parts)) };
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(16)]).subarray(0, bytes.length);
}

function placesOf(bytes: Buffer, hits: HitList): string[] {
  return searcher
    .matchesOf(bytes, hits, () => true)
    .map(({ rule, span, secret }) => `${rule.spec.id} ${span.start}-${span.end} ${secret.start}-${secret.end}`);
}

describe('hits carried over a delta', () => {
  it('are those of the whole text, through chains of deltas', () => {
    fc.assert(
      fc.property(text, fc.array(edits, { minLength: 1, maxLength: 4 }), (start, chain) => {
        let bytes = padded(Buffer.from(start));
        let hits = searcher.searchHits(bytes);
        for (const list of chain) {
          const next = applyEdits(bytes, list);
          const delta = { steps: next.steps, baseLength: bytes.length };
          const last = searcher.updateHits(next.bytes, delta, hits, false);
          hits = searcher.updateHits(next.bytes, delta, hits);
          bytes = next.bytes;
          const places = placesOf(bytes, searcher.searchHits(bytes));
          expect(placesOf(bytes, hits)).toEqual(places);
          expect(placesOf(bytes, last)).toEqual(places);
          expect(placesOf(bytes, searcher.searchHits(bytes, false))).toEqual(places);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('give the matches a plain search gives', () => {
    fc.assert(
      fc.property(text, (start) => {
        const bytes = padded(Buffer.from(start));
        const plain = matcher.match(bytes, undefined, () => true);
        expect(placesOf(bytes, searcher.searchHits(bytes))).toEqual(
          plain.map(
            ({ rule, span, secret }) => `${rule.spec.id} ${span.start}-${span.end} ${secret.start}-${secret.end}`,
          ),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('are not searched for again where everything was copied', () => {
    const bytes = padded(Buffer.from(`${'line of text\n'.repeat(200)}ghp_abcd1234\n${'line of text\n'.repeat(200)}`));
    const hits = searcher.searchHits(bytes);
    const same = searcher.updateHits(bytes, { steps: [0, bytes.length], baseLength: bytes.length }, hits);
    expect(same).toEqual(hits);
    expect(same.matches[0]).toBe(hits.matches[0]);
  });

  it('are found beside an insertion too large to be searched together with others', () => {
    const filler = 'filler text\n'.repeat(3000);
    const base = padded(Buffer.from(filler.repeat(4)));
    const quarter = filler.length;
    const small = 'ghp_abcd1234 ';
    const large = `${'large insertion\n'.repeat(6000)}ghp_wxyz6789\n`;
    const next = applyEdits(base, [
      { from: 0, length: quarter - 1 },
      { insert: small },
      { from: quarter, length: quarter - 1 },
      { insert: large },
      { from: 2 * quarter, length: quarter - 1 },
      { insert: small },
      { from: 3 * quarter, length: quarter - 1 },
    ]);
    const delta = { steps: next.steps, baseLength: base.length };
    const hits = searcher.updateHits(next.bytes, delta, searcher.searchHits(base));
    expect(placesOf(next.bytes, hits)).toEqual(placesOf(next.bytes, searcher.searchHits(next.bytes)));
    expect(hits.matches).toHaveLength(3);
  });
});
