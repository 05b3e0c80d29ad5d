// Looking an id up with what was found lately gives what the catalog gives, in any order and however often.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillSlot, findObject, findSlot, type ObjectCatalog } from '../../src/git/object-catalog.ts';
import { RecentObjects } from '../../src/git/recent-objects.ts';

/** As much of a catalog as looking up needs. */
function catalogOf(ids: readonly Uint8Array[], oidBytes: number): ObjectCatalog {
  const catalog = {
    oids: new Uint8Array(ids.length * oidBytes),
    oidBytes,
    slots: new Int32Array(64),
    entryBits: 5,
  } as unknown as ObjectCatalog;
  for (const [i, id] of ids.entries()) {
    catalog.oids.set(id, i * oidBytes);
    fillSlot(catalog, findSlot(catalog, id, 0), i, id, 0);
  }
  return catalog;
}

/** Few different bytes, so that many ids have the same place and differ late. */
function idOf(seed: number, oidBytes: number): Uint8Array {
  return Uint8Array.from({ length: oidBytes }, (_, i) => (i < 2 ? seed & 1 : i === oidBytes - 1 ? seed >> 1 : 7));
}

test.each([
  [20, 0],
  [20, 3],
  [32, 16],
])('ids of %i bytes are found as in the catalog, with 2^%i places', (oidBytes, places) => {
  const known = Array.from({ length: 12 }, (_, seed) => idOf(seed, oidBytes));
  const catalog = catalogOf(known, oidBytes);
  const property = fc.property(fc.array(fc.nat(19), { minLength: 1, maxLength: 80 }), fc.nat(9), (seeds, shift) => {
    const recent = new RecentObjects(catalog, 1 << places);
    for (const seed of seeds) {
      const bytes = new Uint8Array(shift + oidBytes + 3).fill(seed);
      bytes.set(idOf(seed, oidBytes), shift);
      expect(recent.find(bytes, shift)).toBe(seed < known.length ? seed : -1);
      expect(findObject(catalog, bytes, shift)).toBe(seed < known.length ? seed : -1);
    }
  });
  fc.assert(property, { numRuns: 100, seed: 20_261_122 });
});
