// Looking up ids of which many come again soon, as those in the versions of a folder: the catalog's table is larger than any cache of the
// processor, so what was found lately is kept in one that is not.

import { findObject, type ObjectCatalog } from './object-catalog.ts';

export class RecentObjects {
  readonly #catalog: ObjectCatalog;
  readonly #ids: Uint8Array;
  /** Catalog numbers plus one; 0: nothing is kept there. */
  readonly #numbers: Int32Array;

  /** `places`: ids that are kept, each in the one place that it has; a power of two, at most 2^16. */
  constructor(catalog: ObjectCatalog, places: number) {
    this.#catalog = catalog;
    this.#numbers = new Int32Array(places);
    this.#ids = new Uint8Array(places * catalog.oidBytes);
  }

  /** As `findObject`: number of the object whose raw id starts at `at` of `bytes`; -1 when the repository does not hold it. */
  find(bytes: Uint8Array, at: number): number {
    const ids = this.#ids;
    const { oidBytes } = this.#catalog;
    const place = ((bytes[at] as number) | ((bytes[at + 1] as number) << 8)) & (this.#numbers.length - 1);
    const from = place * oidBytes;
    const known = this.#numbers[place] as number;
    if (known !== 0) {
      let same = 0;
      while (same < oidBytes && ids[from + same] === bytes[at + same]) same++;
      if (same === oidBytes) return known - 1;
    }
    const number = findObject(this.#catalog, bytes, at);
    if (number === -1) return -1;
    for (let i = 0; i < oidBytes; i++) ids[from + i] = bytes[at + i] as number;
    this.#numbers[place] = number + 1;
    return number;
  }
}
