// From pack headers to delta families: finds every delta's base, hangs deltas on their bases, and hands types down from the roots.
// Deltas that lead nowhere (base missing, or a circle) are looked up in the object store, else reported.

import { attempt, corruptObject, type GitReadError } from './git-read-error.ts';
import {
  type CatalogPack,
  type DiagnosticSink,
  findObject,
  hasCopyFlag,
  isCopyFlag,
  type ObjectCatalog,
  objectTypes,
  oidOf,
  placeOf,
  rootFlag,
  toDiagnostic,
  typeMask,
  viaStoreFlag,
} from './object-catalog.ts';
import type { ObjectStore } from './object-store.ts';
import type { PackScan } from './pack-headers.ts';

/** Fills `kinds`, `firstChild` and `nextSibling` of the catalog from the scans of its packs. */
export function linkEntries(
  catalog: ObjectCatalog,
  scans: readonly PackScan[],
  store: ObjectStore,
  onDiagnostic: DiagnosticSink,
): void {
  // Backwards, so that each list of children ends up in rising order.
  for (let i = catalog.packs.length - 1; i >= 0; i--) {
    const pack = catalog.packs[i];
    const scan = scans[i];
    if (pack !== undefined && scan !== undefined) linkPack(catalog, pack, scan);
  }
  const pending = new Int32Array(catalog.count);
  for (let entry = 0; entry < catalog.count; entry++) {
    if (((catalog.kinds[entry] ?? 0) & rootFlag) !== 0) handDown(catalog, entry, pending);
  }
  adoptOrphans(catalog, scans, store, pending, onDiagnostic);
}

function linkPack(catalog: ObjectCatalog, pack: CatalogPack, scan: PackScan): void {
  const { kinds, firstChild, nextSibling } = catalog;
  for (let i = pack.count - 1; i >= 0; i--) {
    const entry = pack.firstEntry + i;
    if (((kinds[entry] ?? 0) & isCopyFlag) !== 0) continue;
    const type = scan.types[i] ?? 0;
    if (type > 0 && type < 5) kinds[entry] = (kinds[entry] ?? 0) | type | rootFlag;
    if (type < 6) continue;
    const base = baseOf(catalog, pack, scan, i);
    if (base === -1 || base === entry) continue;
    nextSibling[entry] = firstChild[base] ?? -1;
    firstChild[base] = entry;
  }
}

/** The entry a delta belongs to: never a copy, so that each object is built once. */
function baseOf(catalog: ObjectCatalog, pack: CatalogPack, scan: PackScan, position: number): number {
  const refBase = scan.refBases.get(position);
  if (refBase !== undefined) return findObject(catalog, refBase);
  const base = pack.firstEntry + (scan.bases[position] ?? -1);
  const isCopy = ((catalog.kinds[base] ?? 0) & isCopyFlag) !== 0;
  return isCopy ? findObject(catalog, catalog.oids, base * catalog.oidBytes) : base;
}

/** Gives the root's type to everything that hangs on it. `pending` is room for as many numbers as there are entries. */
function handDown(catalog: ObjectCatalog, root: number, pending: Int32Array): void {
  const { kinds, firstChild, nextSibling } = catalog;
  const type = (kinds[root] ?? 0) & typeMask;
  let waiting = 0;
  for (let parent = root; ; parent = pending[--waiting] ?? 0) {
    for (let child = firstChild[parent] ?? -1; child !== -1; child = nextSibling[child] ?? -1) {
      if (((kinds[child] ?? 0) & typeMask) !== 0) continue;
      kinds[child] = (kinds[child] ?? 0) | type;
      pending[waiting++] = child;
    }
    if (waiting === 0) return;
  }
}

/** Entries that no root leads to. One that another place holds too becomes a root itself; the others are reported by pack and reason. */
function adoptOrphans(
  catalog: ObjectCatalog,
  scans: readonly PackScan[],
  store: ObjectStore,
  pending: Int32Array,
  onDiagnostic: DiagnosticSink,
): void {
  const { kinds } = catalog;
  const isOrphan = (entry: number) => ((kinds[entry] ?? 0) & (typeMask | isCopyFlag)) === 0;
  for (let entry = 0; entry < catalog.firstLoose; entry++) {
    if (!isOrphan(entry) || ((kinds[entry] ?? 0) & hasCopyFlag) === 0) continue;
    const object = attempt(() => store.read(oidOf(catalog, entry)), []);
    if (object === undefined) continue;
    kinds[entry] = (kinds[entry] ?? 0) | objectTypes.indexOf(object.type) | viaStoreFlag | rootFlag;
    handDown(catalog, entry, pending);
  }
  for (const [i, pack] of catalog.packs.entries()) {
    const groups = new Map<string, { error: GitReadError; count: number }>();
    for (let entry = pack.firstEntry; entry < pack.firstEntry + pack.count; entry++) {
      if (!isOrphan(entry)) continue;
      const what = reasonOf(catalog, pack, scans[i], entry - pack.firstEntry);
      const group = groups.get(what) ?? { error: corruptObject(placeOf(catalog, entry), what), count: 0 };
      group.count++;
      groups.set(what, group);
    }
    for (const { error, count } of groups.values()) onDiagnostic(toDiagnostic(error, count), count);
  }
}

function reasonOf(catalog: ObjectCatalog, pack: CatalogPack, scan: PackScan | undefined, position: number): string {
  const type = scan?.types[position] ?? 0;
  if (scan === undefined || type === 0) return 'entry has no readable header, or a base that is no entry';
  const base = baseOf(catalog, pack, scan, position);
  return base === -1 ? "the delta's base is missing from the repository" : 'delta chain does not end in an object';
}
