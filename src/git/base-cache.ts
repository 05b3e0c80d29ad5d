// Objects that were put together lately, by where their packs have them. Versions of a folder or a file are deltas on each other, so whoever reads
// one after the other finds the base there instead of building its whole chain again.

import type { GitObject } from './loose-object.ts';
import type { Pack } from './pack-directory.ts';

/** Bytes kept in all: a good deal more than the folders of a large tree; git keeps 96 MB. */
const maxBytes = 24 << 20;
/** Room is made for some time: finding the oldest is not for free. */
const keptBytes = maxBytes - (maxBytes >> 3);
/** A longer object would take the place of too many others. */
const maxObjectBytes = maxBytes >> 3;

export class BaseCache {
  /** In the order of their last use. */
  readonly #objects = new Map<string, GitObject>();
  #bytes = 0;

  /** The object whose entry begins at `offset` of `pack`, if it is kept. Its bytes are shared: read-only. */
  get(pack: Pack, offset: number): GitObject | undefined {
    const key = keyOf(pack, offset);
    const object = this.#objects.get(key);
    if (object === undefined) return undefined;
    this.#objects.delete(key);
    this.#objects.set(key, object);
    return object;
  }

  put(pack: Pack, offset: number, object: GitObject): void {
    const key = keyOf(pack, offset);
    if (object.bytes.length > maxObjectBytes || this.#objects.has(key)) return;
    this.#objects.set(key, object);
    this.#bytes += object.bytes.length;
    if (this.#bytes <= maxBytes) return;
    for (const [oldest, { bytes }] of this.#objects) {
      this.#objects.delete(oldest);
      this.#bytes -= bytes.length;
      if (this.#bytes <= keptBytes) return;
    }
  }

  clear(): void {
    this.#objects.clear();
    this.#bytes = 0;
  }
}

function keyOf(pack: Pack, offset: number): string {
  return `${offset} ${pack.path}`;
}
