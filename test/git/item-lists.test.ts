// Lists of pairs that share their pieces.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ItemListBuilder, type ItemLists } from '../../src/git/item-lists.ts';

type Pair = readonly [name: number, ref: number];

function add(builder: ItemListBuilder, list: readonly Pair[]): number {
  const pairs = Int32Array.from(list.flat());
  return builder.add(pairs, pairs.length);
}

function read(lists: ItemLists, list: number): Pair[] {
  const found: Pair[] = [];
  forItems(lists, list, (name, ref) => found.push([name, ref]));
  return found;
}

describe('lists of items', () => {
  it('come back as they were added, whatever pieces they share', () => {
    const pair = fc.tuple(fc.nat(200), fc.integer({ min: -5, max: 1_000_000 }));
    fc.assert(
      fc.property(fc.array(fc.array(pair, { maxLength: 60 }), { maxLength: 12 }), (wanted) => {
        const builder = new ItemListBuilder();
        const numbers = wanted.map((list) => add(builder, list));
        const lists = builder.finish();
        expect(numbers).toEqual(wanted.map((_, i) => i));
        expect(numbers.map((number) => read(lists, number))).toEqual(wanted);
      }),
    );
  });

  it('of a large folder cost what changes in it', () => {
    const builder = new ItemListBuilder();
    const folder = Array.from({ length: 900 }, (_, i): Pair => [i, i + 7]);
    add(builder, folder);
    const once = builder.finish().pairs.length;
    for (let version = 0; version < 100; version++) {
      add(
        builder,
        folder.map(([name, ref]): Pair => [name, name === version * 9 ? 10_000 + version : ref]),
      );
    }
    const { pairs } = builder.finish();
    expect(once).toBe(1800);
    // A piece of 16 on average, for each of the hundred versions; copies of the whole would be 180,000 numbers.
    expect(pairs.length).toBeLessThan(once + 100 * 2 * 64);
  });

  it('are forgotten by a builder that begins anew', () => {
    const builder = new ItemListBuilder();
    add(builder, [[1, 2]]);
    const before = builder.finish();
    builder.clear();
    expect(add(builder, [[3, 4]])).toBe(0);
    expect(read(builder.finish(), 0)).toEqual([[3, 4]]);
    expect(read(before, 0)).toEqual([[1, 2]]);
  });
});

/** Calls `use` with the pairs of a list, in order. */
function forItems(lists: ItemLists, list: number, use: (name: number, ref: number) => void): void {
  const { pairs, pieceEnds, pieces, listEnds } = lists;
  const end = listEnds[list] as number;
  for (let i = list === 0 ? 0 : (listEnds[list - 1] as number); i < end; i++) {
    const piece = pieces[i] as number;
    const stop = pieceEnds[piece] as number;
    for (let at = piece === 0 ? 0 : (pieceEnds[piece - 1] as number); at < stop; at += 2)
      use(pairs[at] as number, pairs[at + 1] as number);
  }
}
