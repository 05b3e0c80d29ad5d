// Tables made from others find what tables made at once would find.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extendTables } from '../../src/match/prefilter/extend-tables.ts';
import { Prefilter } from '../../src/match/prefilter/prefilter.ts';
import { buildTables, type PrefilterTables } from '../../src/match/prefilter/tables.ts';
import type { TriggerLiteral } from '../../src/match/prefilter/windows.ts';

/** Hits as `place trigger`. */
function search(tables: PrefilterTables, bytes: Uint8Array): string[] {
  const hits: string[] = [];
  new Prefilter(tables).search(bytes, { start: 0, end: bytes.length }, (at, id) => hits.push(`${at} ${id}`));
  return hits.sort();
}

function numbered(literals: readonly Omit<TriggerLiteral, 'triggerId'>[], from: number): TriggerLiteral[] {
  return literals.map((literal, i) => ({ ...literal, triggerId: from + i }));
}

const none = (): boolean => false;
/** Few letters, so that literals have windows in common and stand in texts by chance. */
const text = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'k', 'K', '_', '='), minLength, maxLength });
const literal = fc
  .record({ text: text(3, 9), ignoreCase: fc.boolean(), isAtBorder: fc.boolean() })
  .map(({ text: written, ignoreCase, isAtBorder }) => ({
    text: ignoreCase ? written.toLowerCase() : written,
    ignoreCase,
    // Behind `_`, `=`, what is not ASCII, and at the start.
    ...(isAtBorder ? { before: `${'0'.repeat(15)}2${'0'.repeat(7)}8${'0'.repeat(8)}` } : {}),
  }));
const literals = fc.array(literal, { maxLength: 12 });

describe('extended tables', () => {
  it('find the same as those of all literals, without what was dropped', () => {
    let hits = 0;
    fc.assert(
      fc.property(
        literals,
        literals,
        fc.array(fc.nat(23), { maxLength: 4 }),
        text(0, 200),
        (first, second, gone, noise) => {
          const base = numbered(first, 0);
          const added = numbered(second, base.length);
          const bytes = Buffer.from(`${[...first, ...second].map((item) => item.text).join('=')}${noise}`);
          const isDropped = (id: number): boolean => gone.includes(id);
          const extended = extendTables(buildTables(base), added, isDropped);
          const left = [...base.filter(({ triggerId }) => !isDropped(triggerId)), ...added];
          const found = search(extended, bytes);
          expect(found).toEqual(search(buildTables(left), bytes));
          hits += found.length;
        },
      ),
      { numRuns: 60 },
    );
    expect(hits).toBeGreaterThan(100);
  });

  it('can be extended again', () => {
    const [a, b, c] = numbered(
      ['alpha-1', 'key', 'gamma'].map((word) => ({ text: word, ignoreCase: true })),
      0,
    );
    const twice = extendTables(extendTables(buildTables([a!]), [b!], none), [c!], (id) => id === 0);
    expect(search(twice, Buffer.from('ALPHA-1 key=gamma'))).toEqual(['12 2', '8 1']);
  });

  it('keep the guards of what was there', () => {
    // Dies at once unless a digit follows.
    const classOf = new Uint8Array(256);
    classOf.fill(1, 0x30, 0x3a);
    const guard = { automaton: { classCount: 2, classOf, table: Uint8Array.from([0, 0, 0, 255]) }, state: 1 };
    const base = buildTables([{ text: 'word', ignoreCase: false, triggerId: 0, guard }]);
    const extended = extendTables(base, numbered([{ text: 'word', ignoreCase: false }], 1), none);
    expect(search(extended, Buffer.from('word1 wordx'))).toEqual(['0 0', '0 1', '6 1']);
  });

  it('have room for the hits of literals that were there and new ones that are the same', () => {
    const many = Array.from({ length: 40 }, () => ({ text: 'same-text', ignoreCase: false }));
    const base = buildTables(numbered(many, 0));
    const extended = extendTables(base, numbered(many, 40), none);
    expect(extended.slack).toBe(2 * base.slack);
    expect(extendTables(base, numbered([{ text: 'other', ignoreCase: false }], 40), none).slack).toBe(base.slack);
    expect(search(extended, Buffer.from('same-text'.repeat(2000)))).toHaveLength(160_000);
  });

  it('say as much of a wrong literal as new tables do', () => {
    const short = numbered([{ text: 'ab', ignoreCase: false }], 0);
    expect(() => extendTables(buildTables([]), short, none)).toThrow(RangeError);
  });

  it('leave the tables that they were made from as they were', () => {
    const base = buildTables(numbered([{ text: 'first', ignoreCase: false }], 0));
    const before = Buffer.from(base.image.bytes()).toString('hex');
    extendTables(base, numbered([{ text: 'second', ignoreCase: false }], 1), () => true);
    expect(Buffer.from(base.image.bytes()).toString('hex') === before).toBe(true);
  });
});
