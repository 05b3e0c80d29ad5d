// One pass over tree objects that keeps only what attribution needs: which trees each tree holds, and which wanted blobs, by name.
// Runs on any part of a plan, in any thread; the results of several parts are joined by tree-nodes.ts.

import { sharedNumbers } from '../lib/shared-numbers.ts';
import { ByteTable } from './byte-table.ts';
import { ItemListBuilder, type ItemLists } from './item-lists.ts';
import { findObject, type ObjectCatalog } from './object-catalog.ts';
import { createBuilder, type WalkedObject, type WalkOptions, walkFamilies } from './object-walk.ts';
import type { WalkPart } from './pack-families.ts';
import { dropped, fileRow, folderRow, TreeKernel, type TreeShape, type TreeText } from './tree-kernel.ts';

/** Plain data on shared memory: may be posted to another thread. */
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

/** Reads one part after the other; its memory is used for all of them. */
export class TreeScanner {
  readonly #catalog: ObjectCatalog;
  readonly #wanted: Int32Array;
  readonly #wantedIndex: ReadonlyMap<number, number>;
  /** On the memory of the builder of the last walk. */
  #kernel: TreeKernel | undefined;
  readonly #trees: number[] = [];
  readonly #lists: number[] = [];
  readonly #builder = new ItemListBuilder();
  readonly #nameTable = new ByteTable();
  #missing = 0;
  #firstMissing: string | undefined;
  readonly #missingBlobs = new ByteTable();
  readonly #missingTrees = new ByteTable();

  /** One for all parts: V8 drops what it compiled when a function that it took for a constant is another one. */
  readonly #visitor = {
    visit: (object: WalkedObject, base: TreeShape | undefined) => this.#add(object, base),
    release: (shape: TreeShape | undefined) => shape && this.#kernel!.release(shape),
  };

  /** `wanted` comes from `listWanted`. */
  constructor(catalog: ObjectCatalog, wanted: Int32Array) {
    this.#catalog = catalog;
    this.#wanted = wanted;
    this.#wantedIndex = new Map(Array.from(wanted, (entry, i) => [entry, i]));
  }

  /** Reads the trees of `part`, which is of a plan over the same catalog. */
  scan(part: WalkPart, options: WalkOptions): TreeScan {
    const builder = options.builder ?? createBuilder(this.#catalog, options.maxObjectBytes);
    try {
      if (this.#kernel?.memory !== builder.memory)
        this.#kernel = new TreeKernel(this.#catalog, this.#wanted, builder.trees, builder.memory);
      walkFamilies(part, this.#visitor, options.builder ? options : { ...options, builder });
    } finally {
      if (options.builder === undefined) builder.close();
    }
    const scan = this.#finish();
    this.#clear();
    return scan;
  }

  /** Reads one tree; what its delta copied is taken over from `base`, as most of a large folder is. */
  #add(object: WalkedObject, base: TreeShape | undefined): TreeShape | undefined {
    const kernel = this.#kernel!;
    this.#trees.push(object.number);
    if (!kernel.holds(object.block)) {
      this.#lists.push(this.#readElsewhere(object.bytes));
      return undefined;
    }
    const isSame = this.#read(object.block, object.steps, base);
    // Most changes of a large folder are to its files: the folders in it stay the same.
    const list = isSame ? base!.list : this.#builder.add(kernel.pairs, kernel.items * 2);
    this.#lists.push(list);
    return object.isBase ? kernel.keep(list) : undefined;
  }

  /** True when the tree has just the items of its base. */
  #read(text: TreeText, steps?: Int32Array, base?: TreeShape): boolean {
    const kernel = this.#kernel!;
    const rows = kernel.read(text, steps, base);
    for (let i = 0; i < rows; i++) this.#lookUp(text, i);
    return kernel.finish();
  }

  /** Returns the list of a tree that the kernel cannot read where it is: a very large one, which is read in pieces. */
  #readElsewhere(bytes: Buffer): number {
    const kernel = this.#kernel!;
    const pairs: number[] = [];
    let at = 0;
    do {
      this.#read(kernel.copy(bytes, at));
      for (let i = 0; i < kernel.items * 2; i++) pairs.push(kernel.pairs[i]!);
      at += kernel.reached;
    } while (at < bytes.length && kernel.reached > 0);
    return this.#builder.add(Int32Array.from(pairs), pairs.length);
  }

  #lookUp({ memory: bytes, start }: TreeText, i: number): void {
    const kernel = this.#kernel!;
    const { kind, nameStart, nameEnd } = kernel.row(i);
    const oid = start + nameEnd + 1;
    const { oidBytes } = this.#catalog;
    const found = findObject(this.#catalog, bytes, oid);
    if (found === -1) {
      if (kind === folderRow) this.#addMissing(bytes, oid);
      else this.#missingBlobs.intern(bytes, oid, oid + oidBytes);
      kernel.answer(i, 0, dropped);
      return;
    }
    if (kind === fileRow) {
      kernel.answer(i, 0, found);
      return;
    }
    const ref = kind === folderRow ? found : wantedRef(this.#wantedIndex.get(found));
    kernel.answer(i, ref === dropped ? 0 : this.#nameTable.intern(bytes, start + nameStart, start + nameEnd), ref);
  }

  #addMissing(bytes: Buffer, oid: number): void {
    this.#missing++;
    this.#missingTrees.intern(bytes, oid, oid + this.#catalog.oidBytes);
    this.#firstMissing ??= bytes.toString('hex', oid, oid + this.#catalog.oidBytes);
  }

  #finish(): TreeScan {
    return {
      trees: sharedNumbers(this.#trees),
      lists: sharedNumbers(this.#lists),
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
    this.#kernel!.forgetNames();
    this.#missing = 0;
    this.#firstMissing = undefined;
  }
}

/** What a pair holds for wanted blob `index`. */
function wantedRef(index: number | undefined): number {
  return index === undefined ? dropped : -1 - index;
}
