// Trees reduced to what they hold of the wanted blobs. Trees that hold the same under the same names become one node, so that a
// hundred thousand commits share a few thousand nodes, and comparing two of them costs what differs.

import { ByteTable } from './byte-table.ts';
import { forItems } from './item-lists.ts';
import type { StandIns } from './replaced-tree-items.ts';
import type { TreeScan } from './tree-scan.ts';

/** Folders nest less deeply; what lies deeper is not attributed. */
const maxDepth = 1000;
const unknown = -1;
const inProgress = -2;

export class TreeNodes {
  /** Names are numbered in the order of git's trees, twice: as a folder's (which sorts as if it ended in `/`) and as another's. */
  readonly nameCount: number;
  /** Trees named somewhere whose object was not read. */
  unreadTrees = 0;
  /** A folder was nested too deeply, or in itself. */
  isCut = false;
  readonly #scans: readonly TreeScan[];
  readonly #standIns: { readonly trees: StandIns; readonly blobs: StandIns };
  readonly #nameMaps: readonly Int32Array[];
  /** By scan: the node of each list that was met, plus one. */
  readonly #listNodes: readonly Int32Array[];
  /** By catalog number: place among all scanned trees + 1. */
  readonly #places: Int32Array;
  readonly #firstPlaces: number[] = [];
  readonly #nodes: Int32Array;
  /** Nodes are strings of (name, ref) pairs; node `i` is string `i - 1`, 0 is the empty one. */
  readonly #lists = new ByteTable();
  #items: Int32Array = new Int32Array(0);
  readonly #names = new ByteTable();
  /** From twice the number in `#names`, plus one for folders, to the number outside; and back. */
  readonly #ranks: Int32Array;
  readonly #codes: Int32Array;
  /** The list that is being made; reused. */
  #list: Int32Array = new Int32Array(1024);

  /** `objectCount` is the catalog's. `standIns` are followed: trees by catalog number, blobs by position among the wanted ones. */
  constructor(
    scans: readonly TreeScan[],
    objectCount: number,
    standIns: { readonly trees: StandIns; readonly blobs: StandIns } = { trees: new Map(), blobs: new Map() },
  ) {
    this.#scans = scans;
    this.#standIns = standIns;
    this.#places = new Int32Array(objectCount);
    this.#nodes = new Int32Array(objectCount).fill(unknown);
    let place = 0;
    for (const scan of scans) {
      this.#firstPlaces.push(place);
      for (const tree of scan.trees) this.#places[tree] = ++place;
    }
    this.#nameMaps = scans.map((scan) => this.#internNames(scan));
    this.#listNodes = scans.map(({ items }) => new Int32Array(items.listEnds.length));
    this.nameCount = this.#names.count * 2;
    this.#codes = this.#orderNames();
    this.#ranks = new Int32Array(this.nameCount);
    for (const [rank, code] of this.#codes.entries()) this.#ranks[code] = rank;
  }

  /** A name's bytes; valid for good. */
  nameBytes(name: number): Uint8Array {
    const id = (this.#codes[name] as number) >> 1;
    return this.#names.bytes.subarray(this.#names.start(id), this.#names.end(id));
  }

  /** True when the tree with this catalog number was read. */
  has(tree: number): boolean {
    return tree >= 0 && (this.#places[tree] ?? 0) > 0;
  }

  /** Node of a tree (catalog number); 0 when it holds no wanted blob. */
  nodeOf(tree: number): number {
    return this.#resolve(tree, 0);
  }

  /** First item of a node in `items`. */
  start(node: number): number {
    return node === 0 ? 0 : this.#lists.start(node - 1) >> 2;
  }

  /** End of a node's items in `items`. */
  end(node: number): number {
    return node === 0 ? 0 : this.#lists.end(node - 1) >> 2;
  }

  /** Pairs of name and what it stands for: a node, or `-1 - i` for wanted blob `i`; rising by name. Valid until `nodeOf` is called. */
  get items(): Int32Array {
    const { bytes } = this.#lists;
    if (this.#items.buffer !== bytes.buffer) this.#items = new Int32Array(bytes.buffer, 0, bytes.length >> 2);
    return this.#items;
  }

  #internNames(scan: TreeScan): Int32Array {
    let from = 0;
    return scan.nameEnds.map((end) => {
      const id = this.#names.intern(scan.nameBytes, from, end);
      from = end;
      return id;
    });
  }

  #orderNames(): Int32Array {
    const { bytes } = this.#names;
    const texts = Array.from({ length: this.nameCount }, (_, code) => {
      const name = Buffer.from(bytes.subarray(this.#names.start(code >> 1), this.#names.end(code >> 1)));
      return (code & 1) === 1 ? Buffer.concat([name, Buffer.from('/')]) : name;
    });
    const codes = Int32Array.from(texts.keys());
    return codes.sort((a, b) => (texts[a] as Buffer).compare(texts[b] as Buffer) || a - b);
  }

  #resolve(tree: number, depth: number): number {
    const known = this.#nodes[tree] ?? 0;
    if (known >= 0) return known;
    if (known === inProgress || depth > maxDepth) {
      this.isCut = true;
      return 0;
    }
    this.#nodes[tree] = inProgress;
    const standIn = this.#standIns.trees.get(tree);
    const node = standIn === undefined ? this.#build(tree, depth) : this.#resolve(standIn, depth + 1);
    this.#nodes[tree] = node;
    return node;
  }

  #build(tree: number, depth: number): number {
    const place = (this.#places[tree] ?? 0) - 1;
    if (place === -1) {
      this.unreadTrees++;
      return 0;
    }
    let number = this.#scans.length - 1;
    while ((this.#firstPlaces[number] as number) > place) number--;
    const scan = this.#scans[number] as TreeScan;
    const nameMap = this.#nameMaps[number] as Int32Array;
    const index = place - (this.#firstPlaces[number] as number);
    const list = scan.lists[index] as number;
    // Versions of a folder that differ in their files only.
    const nodes = this.#listNodes[number] as Int32Array;
    const known = nodes[list] as number;
    if (known > 0) return known - 1;
    forItems(scan.items, list, (_name, ref) => {
      if (ref >= 0) this.#resolve(ref, depth + 1);
    });
    const node = this.#intern(this.#fillList(scan, nameMap, list));
    nodes[list] = node + 1;
    return node;
  }

  /** Puts what a tree's items have become into `#list`; returns how many numbers these are. */
  #fillList(scan: TreeScan, nameMap: Int32Array, list: number): number {
    let count = 0;
    forItems(scan.items, list, (name, ref) => {
      const target = ref < 0 ? this.#blobRef(ref) : Math.max(this.#nodes[ref] as number, 0);
      if (target === 0) return;
      if (count + 2 > this.#list.length) this.#growList();
      const code = (nameMap[name] as number) * 2 + (ref < 0 ? 0 : 1);
      this.#list[count] = this.#ranks[code] as number;
      this.#list[count + 1] = target;
      count += 2;
    });
    return count;
  }

  #growList(): void {
    const larger = new Int32Array(this.#list.length * 2);
    larger.set(this.#list);
    this.#list = larger;
  }

  /** 0 where the blob that is meant is not wanted. */
  #blobRef(ref: number): number {
    const standIn = this.#standIns.blobs.size === 0 ? undefined : this.#standIns.blobs.get(-1 - ref);
    return standIn === undefined ? ref : standIn === -1 ? 0 : -1 - standIn;
  }

  #intern(count: number): number {
    if (count === 0) return 0;
    const list = this.#list.subarray(0, count);
    const items = isRising(list) ? list : sortPairs(list);
    return (
      this.#lists.intern(new Uint8Array(items.buffer, items.byteOffset, items.byteLength), 0, items.byteLength) + 1
    );
  }
}

function isRising(pairs: Int32Array): boolean {
  for (let i = 2; i < pairs.length; i += 2) if ((pairs[i] as number) <= (pairs[i - 2] as number)) return false;
  return true;
}

/** For trees that are not in order. By name, then by what it stands for; pairs that a damaged tree has twice are there once. */
function sortPairs(pairs: Int32Array): Int32Array {
  const order: [number, number][] = [];
  for (let i = 0; i < pairs.length; i += 2) order.push([pairs[i] as number, pairs[i + 1] as number]);
  order.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const isNew = (i: number) => order[i]?.[0] !== order[i - 1]?.[0] || order[i]?.[1] !== order[i - 1]?.[1];
  return new Int32Array(order.filter((_, i) => isNew(i)).flat());
}
