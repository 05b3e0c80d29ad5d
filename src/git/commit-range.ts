// The commits of `base..head` without looking at the rest of the history, as `git rev-list` finds them: newest first, until only
// excluded ones are left.

import type { Steps } from '../lib/next-turn.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { orderCommits } from './commit-order.ts';
import { type CommitHeader, readCommitHeader } from './commit-text.ts';
import { attempt, corruptObject, type GitReadError } from './git-read-error.ts';
import type { ObjectStore } from './object-store.ts';

export type RangeCommit = { readonly oid: string; readonly tree: string; readonly committerTime: number };

export type CommitRange = {
  /** Parents first, then by committer date, then by id. */
  readonly commits: readonly RangeCommit[];
  /** Trees of excluded commits that are parents of commits in the range: what they hold is not new, as `git rev-list --objects` has it. */
  readonly boundaryTrees: readonly string[];
  /** The range reaches the edge of a shallow clone: commits that belong to it, or the base, may not be here. */
  readonly isCutShort: boolean;
  readonly diagnostics: readonly Diagnostic[];
};

/** Excluded commits looked at after nothing seems left to find: commit dates may be wrong. git uses 5. */
const slop = 64;

type Node = {
  readonly oid: string;
  readonly header: CommitHeader;
  readonly parents: readonly string[];
  isExcluded: boolean;
};

/** Commits without parents here, and commits with other parents than their own. Ids are hex. */
export type RangeEdges = {
  readonly shallow: ReadonlySet<string>;
  readonly grafts?: ReadonlyMap<string, readonly string[]>;
};

/** Commits that are read at a stretch: some ten milliseconds. */
const commitsPerTurn = 256;

/** Commits reachable from `heads` and not from `bases` (ids of commits, hex). */
export function findRange(
  store: ObjectStore,
  oidBytes: number,
  heads: readonly string[],
  bases: readonly string[],
  edges: RangeEdges,
): Steps<CommitRange> {
  return new RangeWalk(store, oidBytes, edges).run(heads, bases);
}

class RangeWalk {
  readonly #store: ObjectStore;
  readonly #oidBytes: number;
  readonly #shallow: ReadonlySet<string>;
  readonly #grafts: ReadonlyMap<string, readonly string[]>;
  readonly #nodes = new Map<string, Node>();
  readonly #problems = new Map<string, GitReadError>();
  /** Rising by date, so that the newest is at the end. */
  readonly #queue: Node[] = [];

  constructor(store: ObjectStore, oidBytes: number, { shallow, grafts = new Map() }: RangeEdges) {
    this.#store = store;
    this.#oidBytes = oidBytes;
    this.#shallow = shallow;
    this.#grafts = grafts;
  }

  *run(heads: readonly string[], bases: readonly string[]): Steps<CommitRange> {
    for (const oid of bases) this.#reach(oid, true);
    for (const oid of heads) this.#reach(oid, false);
    const found = new Set<Node>();
    let oldest = Number.POSITIVE_INFINITY;
    let extra = slop;
    let count = 0;
    for (let node = this.#queue.pop(); node !== undefined; node = this.#queue.pop()) {
      if (++count % commitsPerTurn === 0) yield undefined;
      for (const parent of node.parents) this.#reach(parent, node.isExcluded);
      if (!node.isExcluded) {
        found.add(node);
        oldest = Math.min(oldest, node.header.committerTime);
        extra = slop;
      } else if (node.header.committerTime < oldest && !this.#queue.some((other) => !other.isExcluded) && extra-- <= 0)
        break;
    }
    return this.#finish([...found].filter((node) => !node.isExcluded));
  }

  /** Notes that a commit can be reached; that it is excluded goes on to everything behind it. */
  #reach(oid: string, isExcluded: boolean): void {
    const known = this.#nodes.get(oid);
    if (known !== undefined) {
      if (isExcluded) this.#exclude(known);
      return;
    }
    const header = this.#read(oid, isExcluded);
    if (header === undefined) return;
    const parents = this.#shallow.has(oid) ? [] : (this.#grafts.get(oid) ?? header.parents);
    const node = { oid, header, parents, isExcluded };
    this.#nodes.set(oid, node);
    let at = this.#queue.length;
    while (at > 0 && (this.#queue[at - 1] as Node).header.committerTime > header.committerTime) at--;
    this.#queue.splice(at, 0, node);
  }

  #exclude(start: Node): void {
    const waiting = [start];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if (node.isExcluded) continue;
      node.isExcluded = true;
      for (const parent of node.parents) {
        const known = this.#nodes.get(parent);
        if (known !== undefined) waiting.push(known);
      }
    }
  }

  /** A missing excluded commit only makes the range larger. */
  #read(oid: string, isExcluded: boolean): CommitHeader | undefined {
    const problems: GitReadError[] = [];
    const header = attempt(() => {
      const { type, bytes } = this.#store.read(oid);
      const parsed = type === 'commit' ? readCommitHeader(bytes, this.#oidBytes) : undefined;
      if (parsed === undefined) throw corruptObject(`commit ${oid}`, 'damaged, or no commit');
      return parsed;
    }, problems);
    if (problems[0] !== undefined && !isExcluded) this.#problems.set(oid, problems[0]);
    return header;
  }

  #finish(found: readonly Node[]): CommitRange {
    const positions = new Map(found.map((node, i) => [node.oid, i]));
    const parents: number[] = [];
    const parentStart = [0];
    const boundary = new Set<string>();
    for (const node of found) {
      for (const parent of node.parents) {
        const position = positions.get(parent);
        if (position !== undefined) parents.push(position);
        else boundary.add(parent);
      }
      parentStart.push(parents.length);
    }
    const links = { parentStart: Int32Array.from(parentStart), parents: Int32Array.from(parents) };
    const order = orderCommits(links, (a, b) => compareNodes(found[a] as Node, found[b] as Node));
    const commits = Array.from(order, (i) => describe(found[i] as Node));
    const boundaryTrees = [...boundary].flatMap((oid) => this.#nodes.get(oid)?.header.tree ?? []);
    const diagnostics = [...this.#problems].map(([oid, { code, message }]) => ({
      code,
      message,
      path: oid,
      affectsCoverage: true,
    }));
    const isCutShort = found.some((node) => this.#shallow.has(node.oid));
    return { commits, boundaryTrees: [...new Set(boundaryTrees)], isCutShort, diagnostics };
  }
}

function describe({ oid, header }: Node): RangeCommit {
  return { oid, tree: header.tree, committerTime: header.committerTime };
}

function compareNodes(a: Node, b: Node): number {
  return a.header.committerTime - b.header.committerTime || (a.oid < b.oid ? -1 : 1);
}
