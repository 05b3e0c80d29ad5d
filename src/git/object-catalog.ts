// Every object a repository stores - packed, loose, in alternates - numbered once, with the delta it is stored as. Flat arrays on
// shared memory: a million objects cost about 60 MB, and handing the catalog to a worker thread costs nothing. Built by
// build-catalog.ts.

import type { Diagnostic } from '../model/diagnostic.ts';
import type { GitReadError } from './git-read-error.ts';
import type { ObjectType } from './pack-file.ts';
import type { Repository } from './repository.ts';

/** What reading objects needs to know of a repository. */
export type ObjectPlaces = Pick<Repository, 'objectDirs' | 'oidBytes'>;

/** Told of everything that cannot be read; `missedObjects` is how many objects one diagnostic stands for. */
export type DiagnosticSink = (diagnostic: Diagnostic, missedObjects: number) => void;

/** `path` has no extension. The pack's entries are `firstEntry` and the `count - 1` after it, by rising offset; they end at `end`. */
export type CatalogPack = {
  readonly path: string;
  readonly firstEntry: number;
  readonly count: number;
  readonly end: number;
};

/**
 * Entries are numbered pack by pack (in the order of the object directories, then by path), by offset within a pack, loose objects
 * last, by id. Plain data: it may be posted to another thread, which then shares the arrays.
 */
export type ObjectCatalog = ObjectPlaces & {
  readonly packs: readonly CatalogPack[];
  /** Number of entries, copies included. */
  readonly count: number;
  /** Number of the first loose object. */
  readonly firstLoose: number;
  /** Some pack was fetched by a partial clone: absent objects may be promised ones. */
  readonly isPartial: boolean;
  /** Raw ids, `oidBytes` each. */
  readonly oids: Uint8Array;
  /** Offsets in the pack; for loose objects the object's size. */
  readonly offsets: Float64Array;
  /** `typeMask`: type as git numbers it, 0 when unknown; and the flags below. */
  readonly kinds: Uint8Array;
  /** Deltas on an entry, by rising number: the first one, and each one's next; -1 ends the list. Deltas on a copy hang on the original. */
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
  /**
   * Hash table from ids to entries (never copies), found at the id's first four bytes or soon after: entry + 1 in the lower `entryBits`, and as
   * much of the id's fifth byte as there is room for above; 0 where there is none.
   */
  readonly slots: Int32Array;
  readonly entryBits: number;
};

export const typeMask = 0x07;
/** The same object is an earlier entry, which is the one to visit. */
export const isCopyFlag = 0x08;
/** Later entries hold the same object: should this one be damaged, there is another. */
export const hasCopyFlag = 0x10;
/** The entry itself is of no use, but the object store finds the object elsewhere. */
export const viaStoreFlag = 0x20;
/** Hangs on no other entry. */
export const rootFlag = 0x40;

/** Types by git's numbers. */
export const objectTypes: readonly (ObjectType | undefined)[] = [undefined, 'commit', 'tree', 'blob', 'tag'];

/** Ids are hashes: no honest table has runs this long. Bounds the work that made-up ids cause. */
const maxProbes = 512;

/** Number of the object whose raw id starts at `at` of `bytes`; -1 when the repository does not hold it. */
export function findObject(catalog: ObjectCatalog, bytes: Uint8Array, at = 0): number {
  const slot = findSlot(catalog, bytes, at);
  return slot === -1 ? -1 : entryIn(catalog, slot);
}

/** The entry in a slot, or -1. */
export function entryIn({ slots, entryBits }: ObjectCatalog, slot: number): number {
  return (((slots[slot] as number) << (32 - entryBits)) >>> (32 - entryBits)) - 1;
}

/** Puts the entry with the id at `at` of `bytes` into a slot that `findSlot` gave for it. */
export function fillSlot(catalog: ObjectCatalog, slot: number, entry: number, bytes: Uint8Array, at: number): void {
  catalog.slots[slot] = ((bytes[at + 4] as number) << catalog.entryBits) | (entry + 1);
}

/** Number of the object with this id (hex), or -1. */
export function findObjectByHex(catalog: ObjectCatalog, oid: string): number {
  return oid.length === catalog.oidBytes * 2 ? findObject(catalog, Buffer.from(oid, 'hex')) : -1;
}

/** The slot that holds the id, or the empty one where it belongs; -1 when made-up ids have filled the neighbourhood. */
export function findSlot(catalog: ObjectCatalog, bytes: Uint8Array, at: number): number {
  const { slots, oids, oidBytes, entryBits } = catalog;
  const mask = slots.length - 1;
  const entryMask = -1 >>> (32 - entryBits);
  // Tells most other ids apart without a look at them, which is a look at memory far away.
  const tag = (bytes[at + 4] as number) << entryBits;
  // The uppermost bits: ids in rising order, as a pack index has them, take slots in rising order.
  const head =
    ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
  const hash = head >>> Math.clz32(mask);
  for (let probe = 0; probe < maxProbes; probe++) {
    const slot = (hash + probe) & mask;
    const content = slots[slot] as number;
    if (content === 0) return slot;
    if (((content ^ tag) & ~entryMask) !== 0) continue;
    let same = 0;
    const start = ((content & entryMask) - 1) * oidBytes;
    while (same < oidBytes && oids[start + same] === bytes[at + same]) same++;
    if (same === oidBytes) return slot;
  }
  return -1;
}

/** Id of an entry, hex. */
export function oidOf(catalog: ObjectCatalog, entry: number): string {
  const { oids, oidBytes } = catalog;
  return Buffer.from(oids.buffer, oids.byteOffset + entry * oidBytes, oidBytes).toString('hex');
}

/** Type of an entry, or undefined when it is unknown. */
export function typeOf(catalog: ObjectCatalog, entry: number): ObjectType | undefined {
  return objectTypes[(catalog.kinds[entry] ?? 0) & typeMask];
}

/** Position in `packs` of the pack an entry is in; -1 for loose objects. */
export function packNumberOf(catalog: ObjectCatalog, entry: number): number {
  if (entry >= catalog.firstLoose) return -1;
  let low = 0;
  let high = catalog.packs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((catalog.packs[middle]?.firstEntry ?? 0) <= entry) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where the entry ends: at the next one's offset. `pack` is the one it is in. */
export function entryEnd(catalog: ObjectCatalog, pack: CatalogPack, entry: number): number {
  return entry + 1 < pack.firstEntry + pack.count ? Math.min(catalog.offsets[entry + 1] ?? 0, pack.end) : pack.end;
}

/** How diagnostics name an entry. */
export function placeOf(catalog: ObjectCatalog, entry: number): string {
  const pack = catalog.packs[packNumberOf(catalog, entry)];
  return pack === undefined
    ? `loose object ${oidOf(catalog, entry)}`
    : `${pack.path}.pack at offset ${catalog.offsets[entry]}`;
}

/** A failed read as a report shows it. */
export function toDiagnostic(error: GitReadError, missedObjects = 1): Diagnostic {
  const more = missedObjects > 1 ? ` (${missedObjects} objects depend on it)` : '';
  return { code: error.code, message: `${error.message}${more}`, affectsCoverage: true };
}
