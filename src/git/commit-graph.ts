// All commits of a repository, reachable or not, numbered topologically, and what their tags stand for. Read in one walk that also
// shows each commit and tag to whoever wants to search its text.

import type { Arena } from '../lib/arena.ts';
import type { Steps } from '../lib/next-turn.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { type CommitLinks, orderCommits } from './commit-order.ts';
import { type CommitInfo, decodeId, describeCommit, findCommitPlaces, readTagTarget } from './commit-text.ts';
import { attempt } from './git-read-error.ts';
import {
  type DiagnosticSink,
  findObject,
  findObjectByHex,
  type ObjectCatalog,
  oidOf,
  placeOf,
  typeOf,
} from './object-catalog.ts';
import { ObjectStore } from './object-store.ts';
import { createBuilder, type WalkedObject, walkFamilies } from './object-walk.ts';
import { planWalk } from './pack-families.ts';
import type { ObjectType } from './pack-file.ts';
import type { Replacements } from './replacements.ts';

export type GraphOptions = {
  /** Commits whose parents are not to be looked for. */
  readonly shallow: ReadonlySet<string>;
  /** Longer commits and tags are left out, and reported. */
  readonly maxObjectBytes: number;
  readonly onDiagnostic: DiagnosticSink;
  /** Sees every commit and tag once, in the order of the walk; `messageStart` of commit-text.ts finds the message. */
  readonly onObject?: (object: WalkedObject) => void;
  /** Where objects are built: see EntryBuilder. */
  readonly arena?: Arena;
  /** What to follow of stand-ins and grafts; nothing if absent. `onObject` sees what is stored all the same. */
  readonly replacements?: Replacements;
};

/** Tag chains end within this many steps. */
const maxTagDepth = 32;

/** What the graph is made of; number `i` is the commit's place in topological order. */
type GraphTables = CommitLinks & {
  readonly entries: Int32Array;
  readonly trees: Int32Array;
  readonly times: Float64Array;
  readonly tagTargets: ReadonlyMap<number, string>;
  /** Commit number to its missing parents or tree, hex. */
  readonly missing: ReadonlyMap<number, readonly string[]>;
};

export class CommitGraph {
  readonly catalog: ObjectCatalog;
  readonly #tables: GraphTables;
  readonly #numberByEntry: Int32Array;
  readonly #store: ObjectStore;

  constructor(catalog: ObjectCatalog, tables: GraphTables, replacements?: Replacements) {
    this.catalog = catalog;
    this.#tables = tables;
    this.#numberByEntry = new Int32Array(catalog.count).fill(-1);
    for (const [number, entry] of tables.entries.entries()) this.#numberByEntry[entry] = number;
    this.#store = openStore(catalog, replacements);
  }

  /** Commits are numbered from 0 to `count - 1`: parents before children, then by committer date, then by id. */
  get count(): number {
    return this.#tables.entries.length;
  }

  /** Number of the commit with this id (hex), or -1. */
  numberOf(oid: string): number {
    const entry = findObjectByHex(this.catalog, oid);
    return entry === -1 ? -1 : (this.#numberByEntry[entry] ?? -1);
  }

  /** Id of commit `number`, hex. */
  oidOf(number: number): string {
    return oidOf(this.catalog, this.#tables.entries[number] ?? 0);
  }

  /** Number in the catalog of the commit's tree; -1 when the repository does not hold it. */
  treeOf(number: number): number {
    return this.#tables.trees[number] ?? -1;
  }

  /** Numbers of the parents, in order; -1 for those that are missing. None at the edge of a shallow clone. */
  parentsOf(number: number): Int32Array {
    const { parents, parentStart } = this.#tables;
    return parents.subarray(parentStart[number] ?? 0, parentStart[number + 1] ?? 0);
  }

  /** Seconds since 1970. */
  committerTime(number: number): number {
    return this.#tables.times[number] ?? 0;
  }

  /** Ids of the commit's parents and tree that the repository should hold and does not. */
  missingOf(number: number): readonly string[] {
    return this.#tables.missing.get(number) ?? [];
  }

  /** Author, dates and subject, read from the repository at every call. Throws GitReadError. */
  describe(number: number): CommitInfo {
    const oid = this.oidOf(number);
    return describeCommit(oid, this.#store.read(oid).bytes);
  }

  /** What an id stands for once tags are followed; undefined when the repository does not hold it. */
  peel(oid: string): { readonly oid: string; readonly type: ObjectType } | undefined {
    let at = oid;
    for (let depth = 0; depth < maxTagDepth; depth++) {
      const entry = findObjectByHex(this.catalog, at);
      const type = entry === -1 ? undefined : typeOf(this.catalog, entry);
      if (type === undefined) return undefined;
      if (type !== 'tag') return { oid: at, type };
      const target = this.#tables.tagTargets.get(entry);
      if (target === undefined) return undefined;
      at = target;
    }
    return undefined;
  }

  close(): void {
    this.#store.close();
  }
}

/** Commits that are read in one turn: some 0.3 seconds. */
const commitsPerTurn = 16_384;

/** Reads all commits and tags. Takes two to three seconds for 160,000, with what `onObject` does. */
export function* readCommitGraph(catalog: ObjectCatalog, options: GraphOptions): Steps<CommitGraph> {
  const reader = new GraphReader(catalog, options);
  const plan = planWalk(catalog, new Set<ObjectType>(['commit', 'tag']));
  const builder = createBuilder(catalog, options.maxObjectBytes, options.arena);
  try {
    const walkOptions = {
      maxObjectBytes: options.maxObjectBytes,
      onDiagnostic: options.onDiagnostic,
      onSkipped: (oid: string, size: number) => options.onDiagnostic(tooLong(oid, size), 1),
      builder,
    };
    // One for all turns: V8 drops what it compiled when a function that it took for a constant is another one.
    const visitor = { visit: (object: WalkedObject) => reader.add(object) };
    for (let from = 0; from < plan.roots.length; from += commitsPerTurn) {
      const to = Math.min(from + commitsPerTurn, plan.roots.length);
      walkFamilies({ plan, from, to }, visitor, walkOptions);
      yield undefined;
    }
  } finally {
    builder.close();
  }
  return new CommitGraph(catalog, reader.finish(), options.replacements);
}

function openStore(catalog: ObjectCatalog, replacements: Replacements | undefined): ObjectStore {
  const { objectDirs, oidBytes } = catalog;
  return new ObjectStore({ objectDirs, oidBytes, ...(replacements ? { replacements } : {}) }, catalog);
}

function tooLong(oid: string, size: number): Diagnostic {
  const message = `object ${oid}: a commit or tag of ${size} bytes is not read`;
  return { code: 'too-large', message, path: oid, affectsCoverage: true };
}

class GraphReader {
  readonly #catalog: ObjectCatalog;
  readonly #options: GraphOptions;
  readonly #entries: number[] = [];
  readonly #trees: number[] = [];
  readonly #times: number[] = [];
  /** Catalog entries of the parents. */
  readonly #parents: number[] = [];
  readonly #parentStart: number[] = [0];
  readonly #tagTargets = new Map<number, string>();
  /** By the order of reading. */
  readonly #missing = new Map<number, string[]>();
  /** An id being looked up; reused. */
  readonly #rawId: Uint8Array;
  readonly #standIns: ObjectStore;

  constructor(catalog: ObjectCatalog, options: GraphOptions) {
    this.#rawId = new Uint8Array(catalog.oidBytes);
    this.#catalog = catalog;
    this.#options = options;
    this.#standIns = openStore(catalog, options.replacements);
  }

  add(object: WalkedObject): void {
    const bytes = this.#meaningOf(object);
    if (object.type === 'tag') this.#addTag(object, bytes);
    else this.#addCommit(object, bytes);
    this.#options.onObject?.(object);
  }

  finish(): GraphTables {
    this.#standIns.close();
    const count = this.#entries.length;
    const positions = new Int32Array(this.#catalog.count).fill(-1);
    for (const [i, entry] of this.#entries.entries()) positions[entry] = i;
    const links = {
      parentStart: Int32Array.from(this.#parentStart),
      parents: Int32Array.from(this.#parents, (entry) => (entry === -1 ? -1 : (positions[entry] ?? -1))),
    };
    const order = orderCommits(links, (a, b) => this.#compare(a, b));
    const numbers = new Int32Array(count);
    for (const [number, position] of order.entries()) numbers[position] = number;
    const missing = new Map([...this.#missing].map(([position, oids]) => [numbers[position] ?? 0, oids] as const));
    return {
      entries: order.map((position) => this.#entries[position] ?? 0),
      trees: order.map((position) => this.#trees[position] ?? -1),
      times: Float64Array.from(order, (position) => this.#times[position] ?? 0),
      ...renumberLinks(links, order, numbers),
      tagTargets: this.#tagTargets,
      missing,
    };
  }

  /** The bytes of the object's stand-in, if it has one that can be read. */
  #meaningOf(object: WalkedObject): Buffer {
    const objects = this.#options.replacements?.objects;
    if (objects === undefined || objects.size === 0 || !objects.has(object.oid)) return object.bytes;
    const standIn = attempt(() => this.#standIns.read(object.oid), []);
    return standIn?.type === object.type ? standIn.bytes : object.bytes;
  }

  #addCommit(object: WalkedObject, bytes: Buffer): void {
    const places = findCommitPlaces(bytes, this.#catalog.oidBytes);
    if (places === undefined) {
      this.#reportDamaged(object);
      return;
    }
    const position = this.#entries.length;
    this.#entries.push(object.number);
    const { shallow, replacements } = this.#options;
    this.#times.push(places.committerTime);
    this.#trees.push(this.#findTree(bytes, places.tree, position));
    const isCut = shallow.size > 0 && shallow.has(object.oid);
    const graft = replacements === undefined || isCut ? undefined : replacements.grafts.get(object.oid);
    if (graft !== undefined) for (const parent of graft) this.#parents.push(this.#findByHex(parent, position));
    else if (!isCut) for (const at of places.parents) this.#parents.push(this.#find(bytes, at, position));
    this.#parentStart.push(this.#parents.length);
  }

  /** The tree whose id stands at `at`, or what stands in for it. */
  #findTree(bytes: Buffer, at: number, position: number): number {
    const objects = this.#options.replacements?.objects;
    if (objects === undefined || objects.size === 0) return this.#find(bytes, at, position);
    const oid = bytes.toString('latin1', at, at + 2 * this.#catalog.oidBytes);
    return this.#findByHex(objects.get(oid) ?? oid, position);
  }

  /** Catalog number of the object whose id stands at `at`, as hex digits. */
  #find(bytes: Buffer, at: number, position: number): number {
    decodeId(bytes, at, this.#rawId);
    const entry = findObject(this.#catalog, this.#rawId);
    if (entry === -1) this.#miss(bytes.toString('latin1', at, at + 2 * this.#catalog.oidBytes), position);
    return entry;
  }

  #findByHex(oid: string, position: number): number {
    const entry = findObjectByHex(this.#catalog, oid);
    if (entry === -1) this.#miss(oid, position);
    return entry;
  }

  #miss(oid: string, position: number): void {
    this.#missing.set(position, [...(this.#missing.get(position) ?? []), oid]);
  }

  #addTag(object: WalkedObject, bytes: Buffer): void {
    const target = readTagTarget(bytes, this.#catalog.oidBytes);
    if (target === undefined) this.#reportDamaged(object);
    else this.#tagTargets.set(object.number, target.oid);
  }

  #reportDamaged(object: WalkedObject): void {
    const message = `${placeOf(this.#catalog, object.number)}: ${object.type} ${object.oid} is damaged`;
    this.#options.onDiagnostic({ code: 'object-corrupt', message, path: object.oid, affectsCoverage: true }, 0);
  }

  #compare(a: number, b: number): number {
    const byTime = (this.#times[a] ?? 0) - (this.#times[b] ?? 0);
    if (byTime !== 0) return byTime;
    const { oids, oidBytes } = this.#catalog;
    const [left, right] = [(this.#entries[a] ?? 0) * oidBytes, (this.#entries[b] ?? 0) * oidBytes];
    for (let i = 0; i < oidBytes; i++) {
      const order = (oids[left + i] ?? 0) - (oids[right + i] ?? 0);
      if (order !== 0) return order;
    }
    return 0;
  }
}

/** The same links between numbers instead of positions. */
function renumberLinks(links: CommitLinks, order: Int32Array, numbers: Int32Array): CommitLinks {
  const parentStart = new Int32Array(order.length + 1);
  const parents = new Int32Array(links.parents.length);
  let to = 0;
  for (const [number, position] of order.entries()) {
    for (let at = links.parentStart[position] ?? 0; at < (links.parentStart[position + 1] ?? 0); at++) {
      const parent = links.parents[at] ?? -1;
      parents[to++] = parent === -1 ? -1 : (numbers[parent] ?? -1);
    }
    parentStart[number + 1] = to;
  }
  return { parentStart, parents };
}
