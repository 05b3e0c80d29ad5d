// The prefilter on several areas of a text: as searching each by itself, whatever was searched before.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AreaList } from '../../src/match/area-list.ts';
import { Prefilter } from '../../src/match/prefilter/prefilter.ts';
import { buildTables } from '../../src/match/prefilter/tables.ts';
import type { TriggerLiteral } from '../../src/match/prefilter/windows.ts';

describe('several areas at the end of a text', () => {
  it('do not let a guard read from one into the next', () => {
    const classOf = new Uint8Array(256);
    classOf.set([1, 2, 3], 'x'.charCodeAt(0));
    // x, y, z behind the literal, one state each; anything else ends it.
    const table = Uint8Array.from([0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 255]);
    const guard = { automaton: { classCount: 4, classOf, table }, state: 1 };
    const prefilter = new Prefilter(buildTables([{ text: 'word', ignoreCase: false, triggerId: 7, guard }]));
    const areas = new AreaList();
    areas.add(0, 4);
    areas.add(5, 6);
    const hits: number[][] = [];
    // The text ends where the pattern could still go on; two bytes were read, and the end.
    prefilter.searchAreas(Buffer.from('wordxy'), areas, (...hit) => hits.push(hit));
    expect(hits).toEqual([[0, 7, 3]]);
  });
});

describe('areas of texts in the arena', () => {
  const classOf = new Uint8Array(256);
  classOf.set([1, 2], 'x'.charCodeAt(0));
  // Ten times x, then y; anything else ends it.
  const table = new Uint8Array(12 * 3);
  for (let state = 1; state <= 10; state++) table[state * 3 + 1] = state + 1;
  table[11 * 3 + 2] = 255;
  const guard = { automaton: { classCount: 3, classOf, table }, state: 1 };
  // Everything but small letters: four values a digit, the lowest first.
  const digit = (i: number) => [0, 1, 2, 3].reduce((bits, bit) => bits | (isLetter(i * 4 + bit) ? 0 : 1 << bit), 0);
  const isLetter = (byte: number) => byte >= 0x61 && byte <= 0x7a;
  const before = Array.from({ length: 32 }, (_, i) => digit(i).toString(16)).join('');
  const wanted: TriggerLiteral[] = [
    { text: 'word', ignoreCase: false, triggerId: 7, guard },
    { text: 'key', ignoreCase: false, triggerId: 8 },
    { text: 'sec', ignoreCase: false, triggerId: 9, before },
  ];

  /** Hits of several texts' areas, one after the other in one prefilter, which remembers areas without a hit. */
  function searchInTurn(texts: readonly (readonly [text: string, start: number, end: number])[], late: number) {
    const prefilter = new Prefilter(buildTables(wanted), 1 << 16);
    const { memory, start } = prefilter.arena;
    return texts.map(([text, from, to]) => {
      const bytes = Buffer.from(memory.buffer, start, Buffer.byteLength(text));
      bytes.write(`${text}${'\0'.repeat(32)}`);
      const found = { areas: [] as number[][], whole: [] as number[][] };
      const areas = new AreaList();
      areas.add(from, to);
      prefilter.searchAreas(bytes.subarray(0, text.length), areas, (...hit) => found.areas.push(hit), late);
      const region = { start: from, end: to };
      prefilter.search(bytes.subarray(0, text.length), region, (...hit) => found.whole.push(hit), late);
      return found;
    });
  }

  it.each<[string, [string, number, number][], number[]]>([
    [
      'the byte before',
      [
        ['asec  ', 1, 6],
        [' sec  ', 1, 6],
      ],
      [0, 1],
    ],
    [
      'the end of the text',
      [
        ['wordxx', 0, 4],
        ['wordxxz', 0, 4],
        ['wordxx', 0, 4],
      ],
      [1, 0, 1],
    ],
    [
      'what a guard reads behind it',
      [
        ['wordz     ', 0, 4],
        ['wordxxxxxz', 0, 4],
        ['wordxxxxxxxxxxy', 0, 4],
      ],
      [0, 1, 1],
    ],
    [
      'where it begins in the text',
      [
        ['.. key', 3, 5],
        ['key', 0, 2],
        ['key', 1, 3],
        ['key', 0, 3],
      ],
      [0, 0, 0, 1],
    ],
    [
      'one of its bytes, however far in',
      [
        [`${'.'.repeat(99)}kex`, 0, 102],
        [`${'.'.repeat(99)}key`, 0, 102],
      ],
      [0, 1],
    ],
  ])('are told apart by %s', (_case, texts, counts) => {
    for (const found of searchInTurn([...texts, ...texts], 4)) expect(found.areas).toEqual(found.whole);
    expect(searchInTurn(texts, 4).map(({ areas }) => areas.length)).toEqual(counts);
  });

  it('have the hits of a search of each, however often they come', () => {
    const piece = fc.constantFrom('word', 'key', 'sec', 'xxxxxxxxxxy', 'xxxx', '.', ' ', 'a', 'ke', 'ord');
    const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));
    const cut = fc.tuple(text, fc.nat(40), fc.nat(40)).map(([item, a, b]): [string, number, number] => {
      const [start, end] = [Math.min(a, b, item.length), Math.min(Math.max(a, b), item.length)];
      return [item, start, end];
    });
    const property = fc.property(fc.array(cut, { minLength: 1, maxLength: 60 }), fc.nat(20), (cuts, late) => {
      for (const found of searchInTurn(cuts, late)) expect(found.areas).toEqual(found.whole);
    });
    fc.assert(property, { numRuns: 150, seed: 20_261_122 });
  });

  it('are told apart by how late a refusal is a hit', () => {
    const prefilter = new Prefilter(buildTables(wanted), 1 << 16);
    const { memory, start } = prefilter.arena;
    const bytes = Buffer.from(memory.buffer, start, 7);
    bytes.write('wordxxz');
    const areas = new AreaList();
    areas.add(0, 7);
    const counts = [9, 1, 9].map((late) => {
      let hits = 0;
      prefilter.searchAreas(bytes, areas, () => hits++, late);
      return hits;
    });
    expect(counts).toEqual([0, 1, 0]);
  });

  it('are all searched, and have all their hits, where there are very many', () => {
    const prefilter = new Prefilter(buildTables(wanted), 1 << 20);
    const { memory, start } = prefilter.arena;
    const text = 'key.....'.repeat(40_000);
    const bytes = Buffer.from(memory.buffer, start, text.length);
    bytes.write(text);
    const areas = new AreaList();
    for (let at = 0; at < text.length; at += 16) areas.add(at, at + 12);
    const places: number[] = [];
    prefilter.searchAreas(bytes, areas, (at) => places.push(at));
    expect(places).toEqual(Array.from({ length: 40_000 }, (_, i) => i * 8));
    // More hits in one area than there is room for.
    areas.clear();
    areas.add(0, 3);
    areas.add(8, text.length);
    places.length = 0;
    prefilter.searchAreas(bytes, areas, (at) => places.push(at));
    expect(places).toEqual(Array.from({ length: 40_000 }, (_, i) => i * 8));
  });
});
