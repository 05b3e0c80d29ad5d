// Files and folders that trees name and the repository does not hold. A partial clone leaves them with its remote, which promises them;
// anywhere else something is lost, unless only abandoned trees name them: git throws such objects away one by one.

import type { CommitGraph } from './commit-graph.ts';
import type { CommitSelection } from './commit-selection.ts';
import { findObject, type ObjectCatalog } from './object-catalog.ts';
import { type WalkedObject, walkFamilies } from './object-walk.ts';
import { planWalk } from './pack-families.ts';
import type { ObjectType } from './pack-file.ts';
import type { TreeScan } from './tree-scan.ts';

/** Ids, hex. */
export type MissingObjects = { readonly blobs: ReadonlySet<string>; readonly trees: ReadonlySet<string> };

type MissingScan = Pick<TreeScan, 'missingBlobIds' | 'missingTreeIds'>;

/** What the trees of a partial clone name and its remote kept; the trees of its commits among them, whether a reference leads there or not. */
export function listPromised(scans: readonly MissingScan[], graph: CommitGraph): MissingObjects {
  const { blobs, trees } = joinScans(scans, graph.catalog.oidBytes);
  for (let number = 0; number < graph.count; number++) {
    // The tree is the first thing that a commit names.
    const tree = graph.treeOf(number) === -1 ? graph.missingOf(number)[0] : undefined;
    if (tree !== undefined) trees.add(tree);
  }
  return { blobs, trees };
}

/**
 * What is lost of the selected commits below their own trees (which the selection reports itself). Free where the scans met nothing;
 * otherwise all trees are read again, to see which ones these commits lead to.
 */
export function listLost(
  scans: readonly MissingScan[],
  graph: CommitGraph,
  { isSelected }: CommitSelection,
): MissingObjects {
  const suspects = joinScans(scans, graph.catalog.oidBytes);
  if (suspects.blobs.size + suspects.trees.size === 0) return suspects;
  const links = new TreeLinks(graph.catalog, suspects);
  const roots: number[] = [];
  for (let number = 0; number < graph.count; number++) if (isSelected[number] === 1) roots.push(graph.treeOf(number));
  return links.reach(roots);
}

function joinScans(scans: readonly MissingScan[], oidBytes: number): { blobs: Set<string>; trees: Set<string> } {
  const blobs = new Set<string>();
  const trees = new Set<string>();
  for (const { missingBlobIds, missingTreeIds } of scans) {
    addIds(blobs, missingBlobIds, oidBytes);
    addIds(trees, missingTreeIds, oidBytes);
  }
  return { blobs, trees };
}

function addIds(ids: Set<string>, bytes: Uint8Array, oidBytes: number): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < buffer.length; at += oidBytes) ids.add(buffer.toString('hex', at, at + oidBytes));
}

/** Longer trees are left out here. */
const maxTreeBytes = 64 << 20;

/** Which trees each tree holds, and which trees name a missing object. */
class TreeLinks {
  readonly #catalog: ObjectCatalog;
  readonly #suspects: MissingObjects;
  /** First four bytes of the missing ids: most entries are told apart by these. */
  readonly #prefixes: ReadonlySet<number>;
  readonly #children: number[] = [];
  /** By catalog number, where a tree's children start and end. */
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #missing = new Map<number, string[]>();

  constructor(catalog: ObjectCatalog, suspects: MissingObjects) {
    this.#catalog = catalog;
    this.#suspects = suspects;
    this.#prefixes = new Set([...suspects.blobs, ...suspects.trees].map((oid) => Number.parseInt(oid.slice(0, 8), 16)));
    this.#starts = new Int32Array(catalog.count);
    this.#ends = new Int32Array(catalog.count);
    const plan = planWalk(catalog, new Set<ObjectType>(['tree']));
    // Whatever cannot be read was reported when the trees were scanned.
    const ignore = (): void => undefined;
    walkFamilies(
      { plan, from: 0, to: plan.roots.length },
      { visit: (tree) => this.#add(tree) },
      { maxObjectBytes: maxTreeBytes, onDiagnostic: ignore, onSkipped: ignore },
    );
  }

  /** The missing objects that these trees (catalog numbers) lead to. */
  reach(roots: readonly number[]): MissingObjects {
    const seen = new Uint8Array(this.#catalog.count);
    const waiting = [...roots];
    const blobs = new Set<string>();
    const trees = new Set<string>();
    for (let tree = waiting.pop(); tree !== undefined; tree = waiting.pop()) {
      if (tree < 0 || seen[tree] === 1) continue;
      seen[tree] = 1;
      for (const oid of this.#missing.get(tree) ?? []) (this.#suspects.trees.has(oid) ? trees : blobs).add(oid);
      for (let i = this.#starts[tree] ?? 0; i < (this.#ends[tree] ?? 0); i++) waiting.push(this.#children[i] ?? -1);
    }
    return { blobs, trees };
  }

  #add({ number, bytes }: WalkedObject): void {
    const { oidBytes } = this.#catalog;
    this.#starts[number] = this.#children.length;
    for (let at = 0; at < bytes.length; ) {
      const isFolder = bytes[at] === 0x34 || bytes[at] === 0x30;
      const end = bytes.indexOf(0, at);
      const oid = end + 1;
      if (end === -1 || oid + oidBytes > bytes.length) break;
      const child = isFolder ? findObject(this.#catalog, bytes, oid) : -1;
      if (child !== -1) this.#children.push(child);
      else if (this.#prefixes.has(bytes.readUInt32BE(oid)))
        this.#noteMissing(number, bytes.toString('hex', oid, oid + oidBytes));
      at = oid + oidBytes;
    }
    this.#ends[number] = this.#children.length;
  }

  #noteMissing(tree: number, oid: string): void {
    if (!this.#suspects.blobs.has(oid) && !this.#suspects.trees.has(oid)) return;
    const known = this.#missing.get(tree);
    if (known) known.push(oid);
    else this.#missing.set(tree, [oid]);
  }
}
