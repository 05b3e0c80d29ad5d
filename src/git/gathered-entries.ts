// The compressed entries of some families, read together before they are walked. Families are scattered over their packs: read when their turn
// comes, most entries cost a read of their own; in rising order of their places, neighbours come with one.

import { GitReadError } from './git-read-error.ts';
import { entryEnd, type ObjectCatalog, packNumberOf } from './object-catalog.ts';
import type { Slice } from './random-access-file.ts';

/** Compressed bytes that are gathered at once. */
export const gatherBytes: number = 4 << 20;
/** Sizes of gaps, by powers of two, that are told apart: entries 8 kB apart or more are not read together. */
const gapSizes = 14;
/** Room for the gaps too; what does not fit is read when its turn comes. */
const roomBytes = 2 * gatherBytes;

/** Memory of closed walks, for the next ones of this thread: dropped, it would stay until the next full collection. */
const spare: Buffer[] = [];
const maxSpare = 2;

/** Fills `target` with the bytes from `offset` on of a pack; returns how many there were. Throws GitReadError. */
export type ReadPack = (pack: number, target: Slice, offset: number) => number;

export class GatheredEntries {
  readonly #catalog: ObjectCatalog;
  readonly #readPack: ReadPack;
  #memory: Buffer | undefined;
  /** Rising numbers of the entries that are wanted, and where in memory each begins; -1 for one that is not there. */
  #entries: Int32Array = new Int32Array(1024);
  #places: Int32Array = new Int32Array(1024);
  #count = 0;

  constructor(catalog: ObjectCatalog, readPack: ReadPack) {
    this.#catalog = catalog;
    this.#readPack = readPack;
  }

  /** Forgets all entries; `add` then says what is wanted, and `read` reads it. */
  clear(): void {
    this.#count = 0;
  }

  add(entry: number): void {
    if (this.#count === this.#entries.length) {
      const more = new Int32Array(this.#count * 2);
      more.set(this.#entries);
      this.#entries = more;
      this.#places = new Int32Array(more.length);
    }
    this.#entries[this.#count++] = entry;
  }

  /** Reads the packed ones of the wanted entries, as far as there is room. A pack that cannot be read is left to whoever wants the entry. */
  read(): void {
    const count = this.#count;
    this.#memory ??= spare.pop() ?? Buffer.allocUnsafeSlow(roomBytes);
    // Entries are numbered by pack, and by offset within one.
    this.#entries.subarray(0, count).sort();
    this.#places.fill(-1, 0, count);
    const gap = this.#widestGap();
    let used = 0;
    for (let i = 0; i < count; ) {
      const from = i;
      i = this.#endOfRun(from, gap, roomBytes - used);
      used += this.#readRun(from, i, used);
    }
  }

  /** How far entries may lie apart to be read together, in bytes, if there is to be room for all of them. */
  #widestGap(): number {
    const { packs, offsets } = this.#catalog;
    // By the power of two that a gap stays under, the bytes in such gaps.
    const bytes = new Float64Array(gapSizes);
    let wanted = 0;
    let end = 0;
    let packEnd = -1;
    for (let i = 0; i < this.#count; i++) {
      const entry = this.#entries[i]!;
      const pack = packs[packNumberOf(this.#catalog, entry)];
      if (pack === undefined) break;
      const gap = entry < packEnd ? offsets[entry]! - end : 0;
      if (gap > 0 && gap < 1 << (gapSizes - 1)) bytes[32 - Math.clz32(gap)]! += gap;
      packEnd = pack.firstEntry + pack.count;
      end = entryEnd(this.#catalog, pack, entry);
      wanted += end - offsets[entry]!;
    }
    let size = 0;
    for (; size + 1 < gapSizes && wanted + bytes[size + 1]! <= roomBytes; size++) wanted += bytes[size + 1]!;
    return 2 ** size - 1;
  }

  /** Where in `memory` the entry begins; -1 when it was not gathered. Valid until `read`. */
  placeOf(entry: number): number {
    const entries = this.#entries;
    let low = 0;
    let high = this.#count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((entries[middle] as number) < entry) low = middle + 1;
      else high = middle;
    }
    return entries[low] === entry && low < this.#count ? (this.#places[low] as number) : -1;
  }

  get memory(): Buffer {
    return this.#memory ?? Buffer.alloc(0);
  }

  close(): void {
    if (this.#memory !== undefined && spare.length < maxSpare) spare.push(this.#memory);
    this.#memory = undefined;
    this.#count = 0;
  }

  /** Index behind the last of the entries from `first` on that are read together: close to each other, and in `room` bytes. */
  #endOfRun(first: number, maxGap: number, room: number): number {
    const { packs, offsets } = this.#catalog;
    const head = this.#entries[first]!;
    const pack = packs[packNumberOf(this.#catalog, head)];
    // Loose objects come last.
    if (pack === undefined) return this.#count;
    const packEnd = pack.firstEntry + pack.count;
    let end = entryEnd(this.#catalog, pack, head);
    let i = first + 1;
    for (; i < this.#count; i++) {
      const entry = this.#entries[i]!;
      if (entry >= packEnd || offsets[entry]! - end > maxGap) break;
      const next = entryEnd(this.#catalog, pack, entry);
      if (next < end || next - offsets[head]! > room) break;
      end = next;
    }
    return i;
  }

  /** Reads the entries `from` to `to` behind `used` bytes of memory; returns how many more are used. */
  #readRun(from: number, to: number, used: number): number {
    const { packs, offsets } = this.#catalog;
    const number = packNumberOf(this.#catalog, this.#entries[from]!);
    const pack = packs[number];
    if (pack === undefined) return 0;
    const start = offsets[this.#entries[from]!]!;
    const length = entryEnd(this.#catalog, pack, this.#entries[to - 1]!) - start;
    if (length <= 0 || used + length > roomBytes) return 0;
    try {
      if (this.#readPack(number, { memory: this.memory, start: used, length }, start) < length) return 0;
    } catch (error) {
      // Read again when the entry is wanted, and reported then.
      if (error instanceof GitReadError) return 0;
      throw error;
    }
    for (let i = from; i < to; i++) this.#places[i] = used + offsets[this.#entries[i]!]! - start;
    return length;
  }
}
