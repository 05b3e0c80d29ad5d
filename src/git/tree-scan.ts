// One pass over tree objects that keeps only what attribution needs: which trees each tree holds, and which wanted blobs, by name.
// Runs on any part of a plan, in any thread; the results of several parts are joined by tree-nodes.ts.

import { ByteTable } from './byte-table.ts';
import { ItemListBuilder, type ItemLists } from './item-lists.ts';
import { NumberPool } from './number-pool.ts';
import { findObject, type ObjectCatalog } from './object-catalog.ts';
import { type WalkedObject, type WalkOptions, walkFamilies } from './object-walk.ts';
import type { WalkPart } from './pack-families.ts';
import { RecentObjects } from './recent-objects.ts';

/** Plain data: may be posted to another thread. */
export type TreeScan = {
  /** Catalog numbers of the trees that were read, in the order of reading. */
  readonly trees: Int32Array;
  /** The number of each tree's list in `items`; trees with the same items share one. */
  readonly lists: Int32Array;
  /** Pairs of a name, as a position in `nameEnds`, and the catalog number of a tree, or `-1 - i` for wanted blob `i`. */
  readonly items: ItemLists;
  /** The names' bytes one behind the other, and where each ends. */
  readonly nameBytes: Uint8Array;
  readonly nameEnds: Int32Array;
  /** Folders that the repository does not hold: how many entries name one, and the first such id. */
  readonly missingFolders: number;
  readonly firstMissing: string | undefined;
  /** Raw ids, one behind the other and each once, of the files and of the folders that trees name and the repository does not hold. */
  readonly missingBlobIds: Uint8Array;
  readonly missingTreeIds: Uint8Array;
};

/** Catalog numbers of the wanted blobs in a fixed order; may be posted to another thread. Unknown ids are left out. */
export function listWanted(catalog: ObjectCatalog, oids: Iterable<string>): Int32Array {
  const numbers: number[] = [];
  for (const oid of oids) {
    const number = findObject(catalog, Buffer.from(oid, 'hex'));
    if (number !== -1) numbers.push(number);
  }
  return Int32Array.from(new Set(numbers)).sort();
}

/** Bits of a blob's id that are looked up before the id is compared: most entries of a tree end here. */
const filterBits = 20;

/** Ids of each kind that are kept at hand: what pays on rails and git. */
const recentFiles = 1 << 14;
const recentFolders = 1 << 16;

/** What a tree leaves for the deltas on it: where its entries start (and the last one ends), and which of them are items. */
type TreeShape = {
  /** One more than there are entries. */
  readonly starts: Int32Array;
  readonly entries: number;
  /** The list of its items; the pairs themselves; and which entry each item is. */
  readonly list: number;
  readonly pairs: Int32Array;
  readonly itemEntries: Int32Array;
  readonly items: number;
};

/** Reads one part after the other; its memory is used for all of them. */
export class TreeScanner {
  readonly #catalog: ObjectCatalog;
  readonly #filter = new Uint8Array(1 << (filterBits - 3));
  readonly #files: RecentObjects;
  readonly #folders: RecentObjects;
  readonly #wantedIndex = new Map<number, number>();
  readonly #trees: number[] = [];
  readonly #lists: number[] = [];
  readonly #builder = new ItemListBuilder();
  readonly #nameTable = new ByteTable();
  readonly #pool = new NumberPool();
  /** Starts of the entries of the tree at hand, and the end of the last; which of them are items. Reused. */
  #starts: Int32Array = new Int32Array(1024);
  #itemEntries: Int32Array = new Int32Array(256);
  #entryCount = 0;
  /** Pairs of name and ref of the tree at hand, the same as bytes, and how many there are. Reused. */
  #pairs: Int32Array = new Int32Array(512);
  #pairBytes = new Uint8Array(this.#pairs.buffer);
  #items = 0;
  #missing = 0;
  #firstMissing: string | undefined;
  readonly #missingBlobs = new ByteTable();
  readonly #missingTrees = new ByteTable();

  /** One for all parts: V8 drops what it compiled when a function that it took for a constant is another one. */
  readonly #visitor = {
    visit: (object: WalkedObject, base: TreeShape | undefined) => this.#add(object, base),
    release: (shape: TreeShape | undefined) => this.#release(shape),
  };

  /** `wanted` comes from `listWanted`. */
  constructor(catalog: ObjectCatalog, wanted: Int32Array) {
    this.#catalog = catalog;
    this.#files = new RecentObjects(catalog, recentFiles);
    this.#folders = new RecentObjects(catalog, recentFolders);
    for (const [i, entry] of wanted.entries()) {
      this.#wantedIndex.set(entry, i);
      const bit = filterKey(catalog.oids, entry * catalog.oidBytes);
      this.#filter[bit >> 3] = (this.#filter[bit >> 3] ?? 0) | (1 << (bit & 7));
    }
  }

  /** Reads the trees of `part`, which is of a plan over the same catalog. */
  scan(part: WalkPart, options: WalkOptions): TreeScan {
    walkFamilies(part, this.#visitor, options);
    const scan = this.#finish();
    this.#clear();
    return scan;
  }

  /** Reads one tree; what its delta copied is taken over from `base`, as most of a large folder is. */
  #add(object: WalkedObject, base: TreeShape | undefined): TreeShape | undefined {
    const { bytes, delta } = object;
    this.#items = 0;
    this.#entryCount = 0;
    this.#starts[0] = 0;
    let at = 0;
    if (delta !== undefined && base !== undefined) at = this.#carryOver(bytes, delta.steps, base);
    this.#parse(bytes, at, bytes.length);
    const items = this.#items;
    // Most changes of a large folder are to its files: the folders in it stay the same.
    const isSame = base !== undefined && base.items === items && this.#hasItemsOf(base);
    const list = isSame ? base.list : this.#builder.add(this.#pairs, this.#pairBytes, items * 2);
    this.#trees.push(object.number);
    this.#lists.push(list);
    if (!object.isBase) return undefined;
    const entries = this.#entryCount;
    return {
      starts: this.#copyOf(this.#starts, entries + 1),
      entries,
      list,
      pairs: this.#copyOf(this.#pairs, items * 2),
      itemEntries: this.#copyOf(this.#itemEntries, items),
      items,
    };
  }

  /** The shape's memory may be used again. */
  #release(shape: TreeShape | undefined): void {
    if (shape === undefined) return;
    this.#pool.give(shape.starts);
    this.#pool.give(shape.pairs);
    this.#pool.give(shape.itemEntries);
  }

  #copyOf(numbers: Int32Array, count: number): Int32Array {
    const copy = this.#pool.take(count);
    for (let i = 0; i < count; i++) copy[i] = numbers[i] as number;
    return copy;
  }

  /** Takes over whole entries that were copied and parses what lies between; returns how far it came. */
  #carryOver(bytes: Buffer, steps: ArrayLike<number>, base: TreeShape): number {
    const { starts, entries } = base;
    let at = 0;
    let to = 0;
    for (let i = 0; i < steps.length; i += 2) {
      const start = steps[i] as number;
      const end = start + (steps[i + 1] as number);
      const shift = to - start;
      to += steps[i + 1] as number;
      if (start < 0) continue;
      // Where an entry of the base and one of this tree start at the same copied byte, both go on alike.
      let entry = findStart(starts, entries + 1, Math.max(start, at - shift));
      while (entry < entries && (starts[entry + 1] as number) <= end) {
        const wanted = (starts[entry] as number) + shift;
        at = this.#parse(bytes, at, wanted);
        if (at < wanted) return at;
        if (at === wanted) {
          at = this.#copyEntries(base, entry, end, shift);
          break;
        }
        entry = findStart(starts, entries + 1, at - shift);
      }
    }
    return at;
  }

  /** Takes over the base's entries from `first` on that end by `end`; returns where the last one ends in this tree. */
  #copyEntries(base: TreeShape, first: number, end: number, shift: number): number {
    const { starts, pairs, itemEntries, items } = base;
    let entry = first;
    const offset = this.#entryCount - first;
    const last = findStart(starts, base.entries + 1, end + 1) - 1;
    this.#reserve(this.#entryCount + last - first + 1);
    const own = this.#starts;
    for (; entry < last; entry++) own[entry + offset] = (starts[entry] as number) + shift;
    for (let i = findStart(itemEntries, items, first); i < items; i++) {
      const itemEntry = itemEntries[i] as number;
      if (itemEntry >= last) break;
      this.#push(pairs[i * 2] as number, pairs[i * 2 + 1] as number, itemEntry + offset);
    }
    this.#entryCount = last + offset;
    const reached = (starts[last] as number) + shift;
    own[this.#entryCount] = reached;
    return reached;
  }

  /** `<octal mode> SP <name> NUL <id>`, over and over, from `from` to the first entry that ends at `to` or later. */
  #parse(bytes: Buffer, from: number, to: number): number {
    const { oidBytes } = this.#catalog;
    const size = bytes.length;
    let at = from;
    while (at < to) {
      const first = bytes[at];
      let name = at + 5;
      while (name < size && bytes[name] !== 0x20) name++;
      name++;
      let end = name;
      while (end < size && bytes[end] !== 0) end++;
      const oid = end + 1;
      // What is damaged ends the tree.
      if (oid + oidBytes > size) break;
      if (this.#entryCount + 2 > this.#starts.length) this.#reserve(this.#entryCount + 2);
      this.#starts[this.#entryCount] = at;
      // `40000`, or `040000` by programs that pad it; `160000` is a commit of another repository.
      if (first === 0x34 || first === 0x30) this.#addFolder(bytes, name, end);
      else if (bytes[at + 1] !== 0x36) {
        const bit = filterKey(bytes, oid);
        if ((((this.#filter[bit >> 3] as number) >> (bit & 7)) & 1) === 1) this.#addBlob(bytes, name, end);
        else if (this.#files.find(bytes, oid) === -1) this.#missingBlobs.intern(bytes, oid, oid + oidBytes);
      }
      at = oid + oidBytes;
      this.#entryCount++;
      this.#starts[this.#entryCount] = at;
    }
    return at;
  }

  #finish(): TreeScan {
    return {
      trees: Int32Array.from(this.#trees),
      lists: Int32Array.from(this.#lists),
      items: this.#builder.finish(),
      ...this.#nameTable.finish(),
      missingFolders: this.#missing,
      firstMissing: this.#firstMissing,
      missingBlobIds: this.#missingBlobs.finish().nameBytes,
      missingTreeIds: this.#missingTrees.finish().nameBytes,
    };
  }

  /** Keeps the memory: copies were given away. */
  #clear(): void {
    for (const numbers of [this.#trees, this.#lists]) numbers.length = 0;
    for (const table of [this.#builder, this.#nameTable, this.#missingBlobs, this.#missingTrees]) table.clear();
    this.#missing = 0;
    this.#firstMissing = undefined;
  }

  #addFolder(bytes: Buffer, name: number, end: number): void {
    const child = this.#folders.find(bytes, end + 1);
    if (child !== -1) {
      this.#push(this.#nameTable.intern(bytes, name, end), child, this.#entryCount);
      return;
    }
    this.#missing++;
    this.#missingTrees.intern(bytes, end + 1, end + 1 + this.#catalog.oidBytes);
    this.#firstMissing ??= bytes.toString('hex', end + 1, end + 1 + this.#catalog.oidBytes);
  }

  #addBlob(bytes: Buffer, name: number, end: number): void {
    const entry = findObject(this.#catalog, bytes, end + 1);
    const index = this.#wantedIndex.get(entry);
    if (index !== undefined) this.#push(this.#nameTable.intern(bytes, name, end), -1 - index, this.#entryCount);
    else if (entry === -1) this.#missingBlobs.intern(bytes, end + 1, end + 1 + this.#catalog.oidBytes);
  }

  #push(name: number, ref: number, entry: number): void {
    const item = this.#items++;
    if (item === this.#itemEntries.length) {
      this.#itemEntries = grown(this.#itemEntries, item + 1);
      this.#pairs = grown(this.#pairs, this.#itemEntries.length * 2);
      this.#pairBytes = new Uint8Array(this.#pairs.buffer);
    }
    this.#pairs[item * 2] = name;
    this.#pairs[item * 2 + 1] = ref;
    this.#itemEntries[item] = entry;
  }

  /** The tree at hand has just the items of its base. */
  #hasItemsOf({ pairs, items }: TreeShape): boolean {
    for (let i = 0; i < items * 2; i++) if (this.#pairs[i] !== pairs[i]) return false;
    return true;
  }

  #reserve(entries: number): void {
    if (entries > this.#starts.length) this.#starts = grown(this.#starts, entries);
  }
}

/** Position of the first of `count` numbers that is `value` or more; `sorted` is ascending. */
function findStart(sorted: Int32Array, count: number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function grown(numbers: Int32Array, least: number): Int32Array {
  const larger = new Int32Array(Math.max(numbers.length * 2, least));
  larger.set(numbers);
  return larger;
}

function filterKey(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 12) | ((bytes[at + 1] as number) << 4) | ((bytes[at + 2] as number) >> 4);
}
