// Trees reduced to what they hold of the wanted blobs. Trees that hold the same under the same names become one node, so that a
// hundred thousand commits share a few thousand nodes, and comparing two of them costs what differs.

import { ByteTable } from './byte-table.ts';
import { NumberTable } from './number-table.ts';
import type { StandIns } from './replaced-tree-items.ts';
import type { TreeScan } from './tree-scan.ts';

/** Folders nest less deeply; what lies deeper is not attributed. */
const maxDepth = 1000;
const unknown = -1;
const inProgress = -2;

/** Where the pairs of each piece begin and end; `unknown` where it was not met. */
type ResolvedPieces = { readonly starts: Int32Array; readonly ends: Int32Array };

/** The names that trees give what they hold, by number. */
export class NodeNames {
  readonly #names: ByteTable;
  readonly #codes: Int32Array;

  /** `codes`: by number, twice the name's number in `names`, and one more for folders. */
  constructor(names: ByteTable, codes: Int32Array) {
    this.#names = names;
    this.#codes = codes;
  }

  /** Valid for good. */
  bytesOf(name: number): Uint8Array {
    const id = (this.#codes[name] as number) >> 1;
    return this.#names.bytes.subarray(this.#names.start(id), this.#names.end(id));
  }
}

export class TreeNodes {
  readonly names: NodeNames;
  /** Names are numbered in the order of git's trees, twice: as a folder's (which sorts as if it ended in `/`) and as another's. */
  readonly nameCount: number;
  /** Catalog numbers of trees that are named somewhere and were not read. */
  readonly unreadTrees = new Set<number>();
  /** A folder was nested too deeply, or in itself. */
  isCut = false;
  readonly #scans: readonly TreeScan[];
  readonly #standIns: { readonly trees: StandIns; readonly blobs: StandIns };
  readonly #nameMaps: readonly Int32Array[];
  /** By scan: how many lists the scans before it have. */
  readonly #firstLists: Int32Array;
  /** By catalog number: the tree's list, counted over all scans, plus one. */
  readonly #treeLists: Int32Array;
  /** By list, counted over all scans: its node, if it was met. Versions of a folder that differ in their files only share one. */
  readonly #nodes: Int32Array;
  /** By scan and piece: what its items have become. Versions of a folder share most of their pieces. */
  readonly #pieces: readonly ResolvedPieces[];
  /** Pairs of name and what it stands for, piece after piece. */
  #resolved: Int32Array = new Int32Array(1024);
  #resolvedCount = 0;
  /** Nodes are strings of (name, ref) pairs; node `i` is string `i - 1`, 0 is the empty one. */
  readonly #lists = new NumberTable();
  readonly #names = new ByteTable();
  /** From twice the number in `#names`, plus one for folders, to the number outside. */
  readonly #ranks: Int32Array;
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
    this.#firstLists = new Int32Array(scans.length);
    this.#treeLists = new Int32Array(objectCount);
    let lists = 0;
    for (const [number, scan] of scans.entries()) {
      this.#firstLists[number] = lists;
      for (const [i, tree] of scan.trees.entries()) this.#treeLists[tree] = lists + (scan.lists[i] as number) + 1;
      lists += scan.items.listEnds.length;
    }
    this.#nodes = new Int32Array(lists).fill(unknown);
    this.#nameMaps = scans.map((scan) => this.#internNames(scan));
    this.#pieces = scans.map(({ items }) => ({
      starts: new Int32Array(items.pieceEnds.length).fill(unknown),
      ends: new Int32Array(items.pieceEnds.length),
    }));
    this.nameCount = this.#names.count * 2;
    const codes = this.#orderNames();
    this.#ranks = new Int32Array(this.nameCount);
    for (const [rank, code] of codes.entries()) this.#ranks[code] = rank;
    this.names = new NodeNames(this.#names, codes);
  }

  /** True when the tree with this catalog number was read. */
  has(tree: number): boolean {
    return tree >= 0 && (this.#treeLists[tree] ?? 0) > 0;
  }

  /** Node of a tree (catalog number); 0 when it holds no wanted blob. */
  nodeOf(tree: number): number {
    return this.#resolve(tree, 0);
  }

  /** First item of a node in `items`. */
  start(node: number): number {
    return node === 0 ? 0 : this.#lists.start(node - 1);
  }

  /** End of a node's items in `items`. */
  end(node: number): number {
    return node === 0 ? 0 : this.#lists.end(node - 1);
  }

  /** Pairs of name and what it stands for: a node, or `-1 - i` for wanted blob `i`; rising by name. Valid until `nodeOf` is called. */
  get items(): Int32Array {
    return this.#lists.numbers;
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
    const { trees } = this.#standIns;
    // Nothing stands in for a stand-in.
    const meant = trees.size === 0 ? tree : (trees.get(tree) ?? tree);
    const list = (this.#treeLists[meant] ?? 0) - 1;
    if (list === -1) {
      this.unreadTrees.add(meant);
      return 0;
    }
    const known = this.#nodes[list] as number;
    if (known >= 0) return known;
    if (known === inProgress || depth > maxDepth) {
      this.isCut = true;
      return 0;
    }
    this.#nodes[list] = inProgress;
    const node = this.#build(list, depth);
    this.#nodes[list] = node;
    return node;
  }

  /** The node of a list, counted over all scans. */
  #build(list: number, depth: number): number {
    const number = this.#scanOf(list);
    const scan = this.#scans[number] as TreeScan;
    const nameMap = this.#nameMaps[number] as Int32Array;
    const index = list - (this.#firstLists[number] as number);
    const { pieces, listEnds } = scan.items;
    const first = index === 0 ? 0 : (listEnds[index - 1] as number);
    const end = listEnds[index] as number;
    const resolved = this.#pieces[number] as ResolvedPieces;
    // All of them before the list is made: it is made in memory that the folders within use, too.
    for (let i = first; i < end; i++) {
      const piece = pieces[i] as number;
      if (resolved.starts[piece] === unknown) this.#resolvePiece(scan, nameMap, piece, resolved, depth);
    }
    let count = 0;
    for (let i = first; i < end; i++) count = this.#addPiece(resolved, pieces[i] as number, count);
    return this.#intern(count);
  }

  /** The number of the scan that has the list. */
  #scanOf(list: number): number {
    let low = 0;
    for (let high = this.#scans.length - 1; low < high; ) {
      const middle = (low + high + 1) >> 1;
      if ((this.#firstLists[middle] as number) <= list) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Notes what the items of a piece have become. */
  #resolvePiece(
    { items: { pairs, pieceEnds } }: TreeScan,
    nameMap: Int32Array,
    piece: number,
    { starts, ends }: ResolvedPieces,
    depth: number,
  ): void {
    const first = piece === 0 ? 0 : (pieceEnds[piece - 1] as number);
    const end = pieceEnds[piece] as number;
    for (let at = first; at < end; at += 2) {
      const ref = pairs[at + 1] as number;
      if (ref >= 0) this.#resolve(ref, depth + 1);
    }
    if (this.#resolvedCount + end - first > this.#resolved.length) this.#resolved = grown(this.#resolved, end - first);
    starts[piece] = this.#resolvedCount;
    for (let at = first; at < end; at += 2) {
      const ref = pairs[at + 1] as number;
      const target = ref < 0 ? this.#blobRef(ref) : this.#resolve(ref, depth + 1);
      if (target === 0) continue;
      const code = (nameMap[pairs[at] as number] as number) * 2 + (ref < 0 ? 0 : 1);
      this.#resolved[this.#resolvedCount++] = this.#ranks[code] as number;
      this.#resolved[this.#resolvedCount++] = target;
    }
    ends[piece] = this.#resolvedCount;
  }

  /** Puts what a piece has become behind the first `count` numbers of `#list`; returns how many there are then. */
  #addPiece({ starts, ends }: ResolvedPieces, piece: number, count: number): number {
    const start = starts[piece] as number;
    const size = (ends[piece] as number) - start;
    if (count + size > this.#list.length) this.#list = grown(this.#list, size);
    for (let i = 0; i < size; i++) this.#list[count + i] = this.#resolved[start + i] as number;
    return count + size;
  }

  /** 0 where the blob that is meant is not wanted. */
  #blobRef(ref: number): number {
    const standIn = this.#standIns.blobs.size === 0 ? undefined : this.#standIns.blobs.get(-1 - ref);
    return standIn === undefined ? ref : standIn === -1 ? 0 : -1 - standIn;
  }

  #intern(count: number): number {
    if (count === 0) return 0;
    if (isRising(this.#list, count)) return this.#lists.intern(this.#list, 0, count) + 1;
    const items = sortPairs(this.#list.subarray(0, count));
    return this.#lists.intern(items, 0, items.length) + 1;
  }
}

/** With room for `more` further numbers. */
function grown(numbers: Int32Array, more: number): Int32Array {
  const larger = new Int32Array(numbers.length * 2 + more);
  larger.set(numbers);
  return larger;
}

function isRising(pairs: Int32Array, count: number): boolean {
  for (let i = 2; i < count; i += 2) if ((pairs[i] as number) <= (pairs[i - 2] as number)) return false;
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
