// Building the object catalog: indexes and pack headers are read in bulk, loose objects by name. What is damaged is reported and left
// out; everything else is in.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { linkEntries } from './entry-links.ts';
import { attempt, GitReadError } from './git-read-error.ts';
import { openLooseObject } from './loose-object.ts';
import {
  type CatalogPack,
  type DiagnosticSink,
  entryIn,
  fillSlot,
  findSlot,
  hasCopyFlag,
  isCopyFlag,
  type ObjectCatalog,
  type ObjectPlaces,
  objectTypes,
  rootFlag,
  toDiagnostic,
} from './object-catalog.ts';
import { ObjectStore } from './object-store.ts';
import { type PackOffsets, type PackScan, scanAllHeaders, scanPackHeaders } from './pack-headers.ts';
import { listPack, type PackListing } from './pack-listing.ts';

/** A pack, without its extension, and what its index lists. */
type ListedPack = { readonly path: string; readonly listing: PackListing };

/** Where to look, and whether objects are promised by other repositories; packs can say so too. */
export type CatalogPlaces = ObjectPlaces & { readonly hasPromisors?: boolean };

/** Has the headers of packs read somewhere else meanwhile. */
export type ScanHeaders = (packs: readonly PackOffsets[], oidBytes: number) => HeaderScan;
export type HeaderScan = {
  /** In the order of the packs; undefined where they could not be read. */
  readonly scans: Promise<readonly PackScan[] | undefined>;
  /** True when nobody has begun yet, and nobody will: the caller is to do it. */
  take(): boolean;
};

/** What the indexes and the folders of loose objects say. */
type Listed = {
  readonly store: ObjectStore;
  readonly isPartial: boolean;
  readonly packs: readonly ListedPack[];
  /** Ids, hex. */
  readonly loose: readonly string[];
  readonly problems: GitReadError[];
};

/** Lists a repository's objects and how they hang together. Takes about a second and 60 MB for a million objects. */
export function buildCatalog(repository: CatalogPlaces, onDiagnostic: DiagnosticSink): ObjectCatalog {
  return scanAndLink(listObjects(repository), repository, onDiagnostic);
}

function scanAndLink(listed: Listed, repository: CatalogPlaces, onDiagnostic: DiagnosticSink): ObjectCatalog {
  const scans = new Map<ListedPack, PackScan>();
  for (const pack of listed.packs) {
    const scan = attempt(() => scanPackHeaders(offsetsOf(pack), repository.oidBytes), listed.problems);
    if (scan !== undefined) scans.set(pack, scan);
  }
  const readable = { ...listed, packs: listed.packs.filter((pack) => scans.has(pack)) };
  return linkObjects(numberObjects(readable, repository), readable, [...scans.values()], onDiagnostic);
}

/** As `buildCatalog`, but pack headers are read by somebody else while ids are put in order, if they begin in time. */
export async function buildCatalogWith(
  scan: ScanHeaders,
  repository: CatalogPlaces,
  onDiagnostic: DiagnosticSink,
): Promise<ObjectCatalog> {
  const listed = listObjects(repository);
  const offsets = listed.packs.map(offsetsOf);
  const scanning = scan(offsets, repository.oidBytes);
  // Should numbering fail, that is the error to be told.
  scanning.scans.catch(() => undefined);
  const numbered = numberObjects(listed, repository);
  const scans = scanning.take() ? scanAllHeaders(offsets, repository.oidBytes) : await scanning.scans;
  if (scans !== undefined) return linkObjects(numbered, listed, scans, onDiagnostic);
  // A pack cannot be read: which one is told on the plain way.
  return scanAndLink(listed, repository, onDiagnostic);
}

function listObjects(repository: CatalogPlaces): Listed {
  const { objectDirs, oidBytes, hasPromisors = false } = repository;
  const store = new ObjectStore(repository);
  const problems: GitReadError[] = [];
  const directories = attempt(() => store.packDirectories, problems) ?? [];
  const paths = directories.flatMap((directory) => directory.packs.map((pack) => pack.path).sort());
  const packs = paths.flatMap(
    (path) => attempt(() => ({ path, listing: listPack(`${path}.idx`, oidBytes) }), problems) ?? [],
  );
  const loose = objectDirs.flatMap((folder) => attempt(() => listLoose(folder, oidBytes), problems) ?? []).sort();
  const isPartial = hasPromisors || directories.some((directory) => directory.isPartial);
  return { store, isPartial, packs, loose, problems };
}

/** The catalog but for what only pack headers tell, which is filled in. */
type NumberedCatalog = Omit<ObjectCatalog, 'packs'> & {
  readonly packs: readonly (Omit<CatalogPack, 'end'> & { end: number })[];
};

/** `end` of packs is not known yet, nor what is linked to what. */
function numberObjects({ isPartial, packs, loose }: Listed, repository: CatalogPlaces): NumberedCatalog {
  const { oidBytes } = repository;
  const packed = packs.reduce((sum, { listing }) => sum + listing.count, 0);
  const catalog = allocate(repository, isPartial, packed, packed + loose.length, packTable(packs));
  for (const [i, pack] of catalog.packs.entries()) {
    const { listing } = packs[i] as ListedPack;
    listing.copyOids(catalog.oids, pack.firstEntry * oidBytes);
    catalog.offsets.set(listing.offsets, pack.firstEntry);
  }
  for (const [i, oid] of loose.entries()) catalog.oids.set(Buffer.from(oid, 'hex'), (packed + i) * oidBytes);
  fillSlots(catalog, packs);
  return catalog;
}

/** Reports what could not be listed, and links entries by what pack headers say. */
function linkObjects(
  catalog: NumberedCatalog,
  { store, problems }: Listed,
  scans: readonly PackScan[],
  onDiagnostic: DiagnosticSink,
): ObjectCatalog {
  for (const [i, pack] of catalog.packs.entries()) pack.end = scans[i]?.end ?? 0;
  for (const path of catalog.objectDirs.flatMap(listUnindexed)) {
    const message = `${path}: the pack has no index, its objects are not read`;
    onDiagnostic({ code: 'object-missing', message, path, affectsCoverage: true }, 0);
  }
  for (const problem of problems) onDiagnostic(toDiagnostic(problem), 0);
  readLooseHeaders(catalog, onDiagnostic);
  linkEntries(catalog, scans, store, onDiagnostic);
  store.close();
  return catalog;
}

function offsetsOf({ path, listing }: ListedPack): PackOffsets {
  return { path, offsets: listing.offsets };
}

function packTable(packs: readonly ListedPack[]): NumberedCatalog['packs'] {
  let firstEntry = 0;
  return packs.map(({ path, listing }) => {
    const pack = { path, firstEntry, count: listing.count, end: 0 };
    firstEntry += listing.count;
    return pack;
  });
}

/** Packs that git and we ignore; half-written ones have other names. */
function listUnindexed(objectDir: string): string[] {
  const folder = join(objectDir, 'pack');
  const names = new Set(attempt(() => readFolder(folder), []));
  const isUnindexed = (name: string) => /^pack-.*\.pack$/.test(name) && !names.has(name.replace(/pack$/, 'idx'));
  return [...names].filter(isUnindexed).map((name) => join(folder, name));
}

/** Ids of the loose objects of one object directory, hex. Files of other names are none. */
function listLoose(objectDir: string, oidBytes: number): string[] {
  const oids: string[] = [];
  const pattern = new RegExp(`^[0-9a-f]{${oidBytes * 2 - 2}}$`);
  for (const folder of readFolder(objectDir)) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue;
    for (const name of readFolder(join(objectDir, folder))) if (pattern.test(name)) oids.push(folder + name);
  }
  return oids;
}

function readFolder(path: string): string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    throw new GitReadError('object-missing', `${path}: cannot be listed`, error);
  }
}

function allocate(
  { objectDirs, oidBytes }: ObjectPlaces,
  isPartial: boolean,
  firstLoose: number,
  count: number,
  packs: NumberedCatalog['packs'],
): NumberedCatalog {
  let slotCount = 16;
  while (slotCount < count * 1.5) slotCount *= 2;
  const numbers = () => new Int32Array(new SharedArrayBuffer(count * 4));
  return {
    objectDirs,
    oidBytes,
    packs,
    count,
    firstLoose,
    isPartial,
    oids: new Uint8Array(new SharedArrayBuffer(count * oidBytes)),
    offsets: new Float64Array(new SharedArrayBuffer(count * 8)),
    kinds: new Uint8Array(new SharedArrayBuffer(count)),
    firstChild: numbers().fill(-1),
    nextSibling: numbers().fill(-1),
    slots: new Int32Array(new SharedArrayBuffer(slotCount * 4)),
    entryBits: 32 - Math.clz32(count),
  };
}

/** The first entry of an id wins; later ones are marked as copies of it. In the order of ids, slots are next to each other. */
function fillSlots(catalog: ObjectCatalog, packs: readonly ListedPack[]): void {
  const { kinds, oids, oidBytes } = catalog;
  const add = (entry: number, bytes: Uint8Array, at: number): void => {
    const slot = findSlot(catalog, bytes, at);
    if (slot === -1) return;
    const known = entryIn(catalog, slot);
    if (known === -1) {
      fillSlot(catalog, slot, entry, bytes, at);
      return;
    }
    const first = Math.min(known, entry);
    fillSlot(catalog, slot, first, bytes, at);
    kinds[Math.max(known, entry)] = isCopyFlag;
    kinds[first] = (kinds[first] as number) | hasCopyFlag;
  };
  for (const [i, { listing }] of packs.entries()) {
    const { firstEntry } = catalog.packs[i]!;
    listing.forIds((entry, bytes, at) => add(firstEntry + entry, bytes, at));
  }
  for (let entry = catalog.firstLoose; entry < catalog.count; entry++) add(entry, oids, entry * oidBytes);
}

/** Types and sizes of loose objects that no pack holds. */
function readLooseHeaders(catalog: ObjectCatalog, onDiagnostic: DiagnosticSink): void {
  const { kinds, oids, oidBytes, offsets } = catalog;
  for (let entry = catalog.firstLoose; entry < catalog.count; entry++) {
    if (((kinds[entry] ?? 0) & isCopyFlag) !== 0) continue;
    const oid = Buffer.from(oids.subarray(entry * oidBytes, (entry + 1) * oidBytes)).toString('hex');
    const problems: GitReadError[] = [];
    for (const folder of catalog.objectDirs) {
      const object = attempt(() => openLooseObject(folder, oid), problems);
      if (object === undefined) continue;
      kinds[entry] = (kinds[entry] ?? 0) | objectTypes.indexOf(object.type) | rootFlag;
      offsets[entry] = object.size;
      break;
    }
    const [problem] = problems;
    if (problem !== undefined && ((kinds[entry] ?? 0) & rootFlag) === 0) onDiagnostic(toDiagnostic(problem), 1);
  }
}
