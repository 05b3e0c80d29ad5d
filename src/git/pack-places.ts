// Where the packs of a catalog have its objects, for an object store: what was learned once from their indexes need not be read again.

import { findObject, type ObjectCatalog, packNumberOf, viaStoreFlag } from './object-catalog.ts';
import { Pack, type PackLocation } from './pack-directory.ts';
import type { OpenFiles } from './random-access-file.ts';

export class PackPlaces {
  readonly #catalog: ObjectCatalog;
  readonly #openFiles: OpenFiles;
  readonly #packs: (Pack | undefined)[] = [];

  constructor(catalog: ObjectCatalog, openFiles: OpenFiles) {
    this.#catalog = catalog;
    this.#openFiles = openFiles;
  }

  /** Undefined for objects that are loose, that the catalog does not know, and of whose entry it knows that it is of no use. */
  locate(rawOid: Uint8Array): PackLocation | undefined {
    const catalog = this.#catalog;
    const entry = rawOid.length === catalog.oidBytes ? findObject(catalog, rawOid) : -1;
    if (entry === -1 || (catalog.kinds[entry]! & viaStoreFlag) !== 0) return undefined;
    const number = packNumberOf(catalog, entry);
    const known = catalog.packs[number];
    if (known === undefined) return undefined;
    const pack = this.#packs[number] ?? new Pack(known.path, catalog.oidBytes, this.#openFiles);
    this.#packs[number] = pack;
    return { pack, offset: catalog.offsets[entry]! };
  }
}
