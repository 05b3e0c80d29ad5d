// A tree read by what its delta copied, and by what was known of ids and names, has the items it has when it is read anew. Ids are made up here:
// some differ in one byte only, as those of real objects never do.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChainMemory, chainArenaBytes } from '../../src/git/chain-memory.ts';
import { fillSlot, findObject, findSlot, type ObjectCatalog } from '../../src/git/object-catalog.ts';
import {
  dropped,
  fileRow,
  folderRow,
  TreeKernel,
  type TreeShape,
  type TreeText,
  treeKernelBytes,
} from '../../src/git/tree-kernel.ts';
import { newArena } from '../../src/lib/arena.ts';

const stepsBytes = 1024;
const known = 24;

/** Ids of few different bytes: many have the same place in a table, and differ late or in the middle. */
function idOf(seed: number, oidBytes: number): Buffer {
  const id = Buffer.alloc(oidBytes, 7);
  id[0] = seed & 1;
  id[(seed & 2) === 0 ? oidBytes - 1 : (seed & 4) === 0 ? 9 : 5] = seed >> 2;
  return id;
}

/** As much of a catalog as looking up needs; ids of seeds from `known` on are not in it. */
function catalogWith(oidBytes: number): ObjectCatalog {
  const catalog = {
    oids: new Uint8Array(known * oidBytes),
    oidBytes,
    count: known,
    slots: new Int32Array(64),
    entryBits: 6,
  } as unknown as ObjectCatalog;
  for (let i = 0; i < known; i++) {
    catalog.oids.set(idOf(i, oidBytes), i * oidBytes);
    fillSlot(catalog, findSlot(catalog, catalog.oids, i * oidBytes), i, catalog.oids, i * oidBytes);
  }
  return catalog;
}

class Reader {
  rows = 0;
  readonly #catalog: ObjectCatalog;
  readonly #memory: ChainMemory;
  readonly #kernel: TreeKernel;
  readonly #steps: Int32Array;

  constructor(catalog: ObjectCatalog) {
    const arena = newArena(chainArenaBytes);
    this.#catalog = catalog;
    this.#memory = new ChainMemory(arena, stepsBytes + treeKernelBytes);
    const own = { memory: arena.memory, start: arena.start + stepsBytes, bytes: treeKernelBytes };
    this.#kernel = new TreeKernel(catalog, Int32Array.of(3, 5), own, this.#memory);
    this.#steps = new Int32Array(arena.memory.buffer, arena.start, stepsBytes / 4);
  }

  /** `<name> <number>` of each folder, and of blobs 3 and 5. */
  read(bytes: Buffer, steps?: readonly number[], base?: TreeShape) {
    const block: TreeText = this.#memory.take(bytes.length);
    block.memory.set(bytes, block.start);
    this.#steps.set(steps ?? []);
    const given = steps && this.#steps.subarray(0, steps.length);
    this.rows = this.#kernel.read(block, given, base);
    for (let i = 0; i < this.rows; i++) {
      const { kind, nameStart, nameEnd } = this.#kernel.row(i);
      const found = findObject(this.#catalog, bytes, nameEnd + 1);
      const name = numberOf(bytes.toString('latin1', nameStart, nameEnd));
      const isItem = kind === folderRow || found === 3 || found === 5;
      this.#kernel.answer(i, name, found !== -1 && (kind === fileRow || isItem) ? found : dropped);
    }
    const isSame = this.#kernel.finish();
    const items = Array.from(this.#kernel.pairs.subarray(0, this.#kernel.items * 2));
    return { items, isSame, shape: this.#kernel.keep(0)!, reached: this.#kernel.reached };
  }
}

const names = new Map<string, number>();

function numberOf(name: string): number {
  const number = names.get(name) ?? names.size;
  names.set(name, number);
  return number;
}

type Entry = readonly [mode: string, name: string, seed: number];

function treeOf(entries: readonly Entry[], oidBytes: number): Buffer {
  return Buffer.concat(entries.flatMap(([mode, name, id]) => [Buffer.from(`${mode} ${name}\0`), idOf(id, oidBytes)]));
}

/** What a tree holds, by its own bytes. */
function itemsOf(entries: readonly Entry[]): number[] {
  return entries.flatMap(([mode, name, seed]) => {
    const isItem = mode === '40000' ? seed < known : mode !== '160000' && (seed === 3 || seed === 5);
    return isItem ? [numberOf(name), seed] : [];
  });
}

const entry = fc.tuple(
  fc.constantFrom('40000', '40000', '100644', '120000', '160000'),
  fc.constantFrom(
    'a',
    'b',
    'ab',
    'lib',
    'a name of twenty-four b.',
    'a name of twenty-five by.',
    'a name of twenty-five by,',
  ),
  fc.nat(known + 4),
);

describe.each([20, 32])('a tree with ids of %i bytes', (oidBytes) => {
  const catalog = catalogWith(oidBytes);

  it('has its items however it is read', () => {
    let sames = 0;
    let knownRows = 0;
    const list = fc.array(entry, { maxLength: 12 });
    const change = fc.record({ at: fc.nat(12), removed: fc.nat(3), added: fc.array(entry, { maxLength: 3 }) });
    fc.assert(
      fc.property(list, fc.array(change, { minLength: 1, maxLength: 6 }), fc.nat(30), (first, changes, less) => {
        const reader = new Reader(catalog);
        let entries: readonly Entry[] = first;
        let bytes = treeOf(entries, oidBytes);
        let { shape, items } = reader.read(bytes);
        expect(items).toEqual(itemsOf(entries));
        for (const { at, removed, added } of changes) {
          entries = [...entries.slice(0, at), ...added, ...entries.slice(at + removed)];
          const next = treeOf(entries, oidBytes);
          const before = items;
          ({ shape, items } = expectRead(reader, next, stepsFor(bytes, next, less), shape, before));
          expect(items).toEqual(itemsOf(entries));
          bytes = next;
        }
        reader.read(bytes);
        knownRows += reader.rows;
      }),
      { seed: 20_261_122, numRuns: 200 },
    );
    expect(sames).toBeGreaterThan(30);
    // Files that are not there are asked for each time, and so are long names; the others are known.
    expect(knownRows).toBeGreaterThan(0);

    function expectRead(reader: Reader, text: Buffer, steps: number[], base: TreeShape, before: readonly number[]) {
      const read = reader.read(text, steps, base);
      expect(read.reached).toBe(text.length);
      expect(read.isSame).toBe(read.items.join() === before.join());
      if (read.isSame) sames++;
      return read;
    }
  });

  it('is asked about once', () => {
    const reader = new Reader(catalog);
    const bytes = treeOf(
      [
        ['40000', 'lib', 1],
        ['100644', 'file', 2],
      ],
      oidBytes,
    );
    reader.read(bytes);
    expect(reader.rows).toBe(2);
    reader.read(bytes);
    expect(reader.rows).toBe(0);
    reader.read(
      treeOf(
        [
          ['40000', 'lib', 1 + 4],
          ['100644', 'file', 2 + 4],
        ],
        oidBytes,
      ),
    );
    expect(reader.rows).toBe(2);
  });

  it('is not taken over where its last byte is another one', () => {
    const reader = new Reader(catalog);
    const [base, text] = [4, 8].map((seed) => treeOf([['40000', 'lib', seed]], oidBytes));
    expect(stepsFor(base!, text!, 0)).toEqual([0, base!.length - 1, -1, 1]);
    const { shape } = reader.read(base!);
    expect(reader.read(text!, stepsFor(base!, text!, 0), shape).items).toEqual([numberOf('lib'), 8]);
  });

  it('may have any number of names', () => {
    const reader = new Reader(catalog);
    const entries = Array.from({ length: 3000 }, (_, i): Entry => ['40000', `n${10_000 + i}`, i % known]);
    const expected = itemsOf(entries);
    for (let time = 0; time < 2; time++) expect(reader.read(treeOf(entries, oidBytes)).items).toEqual(expected);
    expect(reader.rows).toBeLessThan(entries.length);
  });

  it('ends where it is damaged', () => {
    const reader = new Reader(catalog);
    const whole = treeOf([['40000', 'lib', 1]], oidBytes);
    const { items, reached } = reader.read(Buffer.concat([whole, Buffer.from('40000 no end')]));
    expect([items, reached]).toEqual([[numberOf('lib'), 1], whole.length]);
  });
});

/** A delta: the beginning and the end that both have, less a few bytes, are copied; what is between is inserted. */
function stepsFor(base: Buffer, text: Buffer, less: number): number[] {
  const most = Math.min(base.length, text.length);
  let head = 0;
  while (head < most && base[head] === text[head]) head++;
  let tail = 0;
  while (tail < most - head && base[base.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  head = Math.max(0, head - (less % 5));
  tail = Math.max(0, tail - (less % 7));
  const middle = text.length - head - tail;
  return [
    [0, head],
    [-1, middle],
    [base.length - tail, tail],
  ]
    .filter(([, size]) => size! > 0)
    .flat();
}
