// A catalog is the same whoever reads the headers of packs.

import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildCatalog, buildCatalogWith } from '../../src/git/build-catalog.ts';
import type { ObjectCatalog } from '../../src/git/object-catalog.ts';
import { type PackOffsets, type PackScan, scanPackHeaders } from '../../src/git/pack-headers.ts';
import { Scratch } from './scratch.ts';
import { open } from './walk-helpers.ts';

const scratch = new Scratch();

beforeAll(() => {
  scratch.git(['init', '-q']);
  for (let i = 0; i < 12; i++) {
    scratch.write('a.txt', `${'line of text\n'.repeat(40)}${i}`);
    scratch.commit();
    // Objects in two packs, in one, and loose.
    if (i === 5) scratch.git(['repack', '-q', '-d', '-f']);
    if (i === 8) scratch.git(['repack', '-q', '-a', '-f']);
  }
});

afterAll(() => scratch.remove());

type Built = { readonly catalog: ObjectCatalog; readonly told: readonly string[] };

function plainly(): Built {
  const told: string[] = [];
  return { catalog: buildCatalog(open(scratch), ({ message }, missed) => told.push(`${missed} ${message}`)), told };
}

async function withHelp(
  scan: (packs: readonly PackOffsets[]) => readonly PackScan[] | undefined,
  isBegun = true,
): Promise<Built> {
  const told: string[] = [];
  const catalog = await buildCatalogWith(
    (packs) => ({
      scans: isBegun ? Promise.resolve(packs).then(scan) : Promise.reject(new Error('nobody has begun')),
      take: () => !isBegun,
    }),
    open(scratch),
    ({ message }, missed) => told.push(`${missed} ${message}`),
  );
  return { catalog, told };
}

it('is the same when somebody else reads the headers', async () => {
  let packs = 0;
  const helped = await withHelp((all) =>
    all.map((pack) => {
      packs++;
      return scanPackHeaders(pack, 20);
    }),
  );
  expect(packs).toBe(2);
  expect(helped).toEqual(plainly());
  expect(helped.told).toEqual([]);
  expect(helped.catalog.firstLoose).toBeLessThan(helped.catalog.count);
  expect(helped.catalog.packs.every(({ end }) => end > 100)).toBe(true);
});

it('is the same when nobody else has begun in time', async () => {
  expect(await withHelp(() => undefined, false)).toEqual(plainly());
});

it('is made and reported in the plain way when a pack cannot be read', async () => {
  const folder = scratch.path('.git', 'objects', 'pack');
  const pack = readdirSync(folder).find((name) => name.endsWith('.pack'))!;
  const path = `${folder}/${pack}`;
  const sound = readFileSync(path);
  chmodSync(path, 0o644);
  writeFileSync(path, 'no pack');
  const helped = await withHelp(() => undefined);
  expect(helped).toEqual(plainly());
  expect(helped.told.join()).toContain(pack);
  expect(await withHelp(() => undefined, false)).toEqual(plainly());
  writeFileSync(path, sound);
});
