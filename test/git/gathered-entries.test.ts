import { readFileSync, truncateSync } from 'node:fs';
import { expect, test } from 'vitest';
import { GatheredEntries } from '../../src/git/gathered-entries.ts';
import { entryEnd, type ObjectCatalog } from '../../src/git/object-catalog.ts';
import { PackReader } from '../../src/git/pack-reader.ts';
import { OpenFiles } from '../../src/git/random-access-file.ts';
import { importHistory, seeded } from './random-history.ts';
import { type Scratch, withRepository } from './scratch.ts';
import { catalogOf, open } from './walk-helpers.ts';

/** Bytes that do not get smaller when they are packed. */
function noise(bytes: number, seed: number): Buffer {
  const random = seeded(seed);
  return Buffer.from(Array.from({ length: bytes }, () => Math.floor(random() * 256)));
}

function gather(catalog: ObjectCatalog, wanted: readonly number[]): GatheredEntries {
  const files = new OpenFiles();
  const readers = catalog.packs.map(({ path }) => new PackReader(`${path}.pack`, files));
  const gathered = new GatheredEntries(catalog, (pack, target, offset) => readers[pack]!.readInto(target, offset));
  for (const entry of wanted) gathered.add(entry);
  gathered.read();
  files.releaseAll();
  return gathered;
}

/** The entry's bytes as gathered, and as they stand in its pack. */
function bothWays(catalog: ObjectCatalog, gathered: GatheredEntries, entry: number): [Buffer | undefined, Buffer] {
  const pack = catalog.packs.find(({ firstEntry, count }) => entry >= firstEntry && entry < firstEntry + count)!;
  const start = catalog.offsets[entry]!;
  const end = entryEnd(catalog, pack, entry);
  const place = gathered.placeOf(entry);
  const found = place < 0 ? undefined : gathered.memory.subarray(place, place + end - start);
  return [found, readFileSync(`${pack.path}.pack`).subarray(start, end)];
}

function packTwice(scratch: Scratch): ObjectCatalog {
  importHistory(scratch, 5, 60);
  scratch.git(['repack', '-adq']);
  scratch.write('more.bin', noise(300_000, 1));
  scratch.commit();
  scratch.git(['repack', '-dq']);
  scratch.write('loose.txt', 'not packed\n');
  scratch.commit();
  return catalogOf(open(scratch, '.git'));
}

test('gives the bytes of every wanted entry, whatever the order they are asked for in', async () => {
  await withRepository((scratch) => {
    const catalog = packTwice(scratch);
    expect(catalog.packs.length).toBe(2);
    const all = Array.from({ length: catalog.firstLoose }, (_, entry) => entry);
    for (const wanted of [all, [...all].reverse(), all.filter((entry) => entry % 7 === 3)]) {
      const gathered = gather(catalog, wanted);
      for (const entry of wanted) {
        const [found, stored] = bothWays(catalog, gathered, entry);
        expect(found?.equals(stored)).toBe(true);
      }
      for (const entry of all) if (!wanted.includes(entry)) expect(gathered.placeOf(entry)).toBe(-1);
      gathered.close();
    }
  });
});

test('leaves out loose objects, what is larger than its room, and what a pack does not hold', async () => {
  await withRepository((scratch) => {
    scratch.write('large.bin', noise(9_000_000, 2));
    for (let i = 0; i < 20; i++) scratch.write(`${i}.bin`, noise(20_000, 3 + i));
    scratch.commit();
    scratch.git(['repack', '-adq']);
    scratch.write('loose.txt', 'not packed\n');
    scratch.commit();
    const catalog = catalogOf(open(scratch, '.git'));
    const all = Array.from({ length: catalog.count }, (_, entry) => entry);
    const gathered = gather(catalog, all);
    const missing: number[] = [];
    for (const entry of all.slice(0, catalog.firstLoose)) {
      const [found, stored] = bothWays(catalog, gathered, entry);
      if (found === undefined) missing.push(stored.length);
      else expect(found.equals(stored)).toBe(true);
    }
    expect(missing.map((bytes) => bytes > 8_000_000)).toEqual([true]);
    for (let entry = catalog.firstLoose; entry < catalog.count; entry++) expect(gathered.placeOf(entry)).toBe(-1);
    gathered.close();
    truncateSync(`${catalog.packs[0]!.path}.pack`, 100);
    const cut = gather(catalog, all);
    expect(all.filter((entry) => cut.placeOf(entry) >= 0)).toEqual([]);
    cut.close();
  });
});
