// Which paths held which wanted blobs, and at which commits that began and ceased: what path-events.ts found. The trees it compared are not kept.

import type { NodeNames } from './tree-nodes.ts';

type Parts = {
  readonly names: NodeNames;
  /** Paths: the one above (-1: top) and the name. */
  readonly pathAbove: readonly number[];
  readonly pathName: readonly number[];
  /** By pair of path and blob: the path. */
  readonly pairPath: readonly number[];
  /** By the blob's place among the wanted ones. */
  readonly pairsByBlob: ReadonlyMap<number, readonly number[]>;
  /** Pairs that HEAD has. */
  readonly inHead: ReadonlySet<number>;
  /** By pair, and one more: its first event. An event is a commit's number times two, plus one where the pair begins. */
  readonly firstEvent: Int32Array;
  readonly events: Int32Array;
};

export class PathHistory {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Pairs of a blob, by its place among the wanted ones. */
  pairsOf(blob: number): readonly number[] {
    return this.#parts.pairsByBlob.get(blob) ?? [];
  }

  /** The changes of a pair by rising commit number; `sign` is 1 where the path begins to hold the blob, -1 where it ceases. */
  forEvents(pair: number, use: (commit: number, sign: number) => void): void {
    const { firstEvent, events } = this.#parts;
    for (let i = firstEvent[pair] as number; i < (firstEvent[pair + 1] as number); i++) {
      const event = events[i] as number;
      use(event >>> 1, (event & 1) === 1 ? 1 : -1);
    }
  }

  isInHead(pair: number): boolean {
    return this.#parts.inHead.has(pair);
  }

  /** The pair's path, `/`-separated. */
  pathBytes(pair: number): Buffer {
    const { names, pathAbove, pathName, pairPath } = this.#parts;
    const parts: Uint8Array[] = [];
    for (let path = pairPath[pair] as number; path !== -1; path = pathAbove[path] as number) {
      if (parts.length > 0) parts.unshift(Buffer.from('/'));
      parts.unshift(names.bytesOf(pathName[path] as number));
    }
    return Buffer.concat(parts);
  }
}
