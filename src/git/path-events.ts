// The commits at which a path begins or ceases to hold a wanted blob, compared with the commit above.

import { PathHistory } from './path-history.ts';
import type { TreeNodes } from './tree-nodes.ts';

/** Bounds for repositories made to be endless: the same folder in itself ten times at ten levels has 10^10 paths. */
const maxPairs = 500_000;
const maxEvents = 8_000_000;

export class PathEvents {
  /** Some events were left out. */
  isCut = false;
  readonly #nodes: TreeNodes;
  readonly #blobCount: number;
  /** Paths: the one above (-1: top) and the name; found by both. */
  readonly #pathAbove: number[] = [];
  readonly #pathName: number[] = [];
  readonly #pathIds = new Map<number, number>();
  /** Pairs of path and blob. */
  readonly #pairPath: number[] = [];
  readonly #pairIds = new Map<number, number>();
  readonly #pairsByBlob = new Map<number, number[]>();
  readonly #inHead = new Set<number>();
  /** In the order of coming: the pair, and the commit's number times two, plus one where the pair begins. */
  readonly #eventPair: number[] = [];
  readonly #eventCommit: number[] = [];

  constructor(nodes: TreeNodes, blobCount: number) {
    this.#nodes = nodes;
    this.#blobCount = blobCount;
  }

  /** Notes what differs between the nodes of two commits' trees, as of `commit`. */
  compare(before: number, after: number, commit: number): void {
    if (before !== after) this.#compare(before, after, -1, commit);
  }

  /** What came of it, without the trees that it came from. To be called once, after the last `compare`. */
  finish(headNode: number): PathHistory {
    this.#markHead(headNode, -1);
    const first = new Int32Array(this.#pairPath.length + 1);
    for (const pair of this.#eventPair) first[pair + 1] = (first[pair + 1] as number) + 1;
    for (let i = 1; i < first.length; i++) first[i] = (first[i] as number) + (first[i - 1] as number);
    const next = first.slice();
    const events = new Int32Array(this.#eventPair.length);
    for (const [i, pair] of this.#eventPair.entries()) {
      const to = next[pair] as number;
      events[to] = this.#eventCommit[i] as number;
      next[pair] = to + 1;
    }
    return new PathHistory({
      names: this.#nodes.names,
      pathAbove: this.#pathAbove,
      pathName: this.#pathName,
      pairPath: this.#pairPath,
      pairsByBlob: this.#pairsByBlob,
      inHead: this.#inHead,
      firstEvent: first,
      events,
    });
  }

  /** Both lists rise by name, then by what the name stands for. */
  #compare(before: number, after: number, path: number, commit: number): void {
    const { items } = this.#nodes;
    let [a, b] = [this.#nodes.start(before), this.#nodes.start(after)];
    const [endA, endB] = [this.#nodes.end(before), this.#nodes.end(after)];
    while (a < endA || b < endB) {
      const [nameA, nameB] = [a < endA ? (items[a] as number) : Infinity, b < endB ? (items[b] as number) : Infinity];
      const [refA, refB] = [items[a + 1] as number, items[b + 1] as number];
      if (nameA === nameB && refA === refB) {
        a += 2;
        b += 2;
      } else if (nameA === nameB && refA > 0 && refB > 0) {
        this.#compare(refA, refB, this.#pathId(path, nameA), commit);
        a += 2;
        b += 2;
      } else if (nameA < nameB || (nameA === nameB && refA < refB)) {
        this.#note(refA, this.#pathId(path, nameA), commit * 2);
        a += 2;
      } else {
        this.#note(refB, this.#pathId(path, nameB), commit * 2 + 1);
        b += 2;
      }
    }
  }

  /** Everything at `path` begins or ceases. */
  #note(ref: number, path: number, event: number): void {
    if (ref < 0) {
      this.#add(path, -1 - ref, event);
      return;
    }
    const { items } = this.#nodes;
    for (let at = this.#nodes.start(ref); at < this.#nodes.end(ref) && !this.isCut; at += 2) {
      this.#note(items[at + 1] as number, this.#pathId(path, items[at] as number), event);
    }
  }

  #add(path: number, blob: number, event: number): void {
    const key = path * this.#blobCount + blob;
    let pair = this.#pairIds.get(key);
    this.isCut ||= this.#eventPair.length >= maxEvents || (pair === undefined && this.#pairPath.length >= maxPairs);
    if (this.isCut) return;
    if (pair === undefined) {
      pair = this.#pairPath.length;
      this.#pairPath.push(path);
      this.#pairIds.set(key, pair);
      const pairs = this.#pairsByBlob.get(blob);
      if (pairs === undefined) this.#pairsByBlob.set(blob, [pair]);
      else pairs.push(pair);
    }
    this.#eventPair.push(pair);
    this.#eventCommit.push(event);
  }

  #pathId(above: number, name: number): number {
    const key = (above + 1) * this.#nodes.nameCount + name;
    const known = this.#pathIds.get(key);
    if (known !== undefined) return known;
    const id = this.#pathAbove.length;
    this.#pathAbove.push(above);
    this.#pathName.push(name);
    this.#pathIds.set(key, id);
    return id;
  }

  /** Follows only paths that are known: HEAD may hold nothing new, as long as it is selected, and endless trees stay bounded. */
  #markHead(node: number, path: number): void {
    const { items, nameCount } = this.#nodes;
    for (let at = this.#nodes.start(node); at < this.#nodes.end(node); at += 2) {
      const known = this.#pathIds.get((path + 1) * nameCount + (items[at] as number));
      const ref = items[at + 1] as number;
      if (known === undefined) continue;
      if (ref > 0) this.#markHead(ref, known);
      else {
        const pair = this.#pairIds.get(known * this.#blobCount - 1 - ref);
        if (pair !== undefined) this.#inHead.add(pair);
      }
    }
  }
}
