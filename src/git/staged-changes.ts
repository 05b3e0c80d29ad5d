// What is staged: index entries that differ from HEAD. Decided by object ids alone; no blob is read, and of the trees of HEAD only
// those whose folders changed. The work tree is never looked at.

import { pathText } from '../lib/path-text.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { CacheTree } from './cache-tree.ts';
import { GitReadError } from './git-read-error.ts';
import { type GitIndex, readIndex } from './index-file.ts';
import type { ObjectStore } from './object-store.ts';
import { readHeadsFile, resolveHead } from './refs.ts';
import type { Repository } from './repository.ts';
import { readDiagnostic, subtreeOid, TreeLookup } from './tree-lookup.ts';
import { type EntryKind, entryKind, readCommitTree, type TreeEntry, type TreeTable } from './trees.ts';

export type StagedChange = {
  /** As `pathText` shows it. */
  readonly path: string;
  readonly pathBytes: Uint8Array;
  /** For a submodule the commit, which is in another repository. */
  readonly blobId: string;
  readonly mode: number;
  readonly kind: 'file' | 'symlink' | 'submodule';
  /** What HEAD has at this path, when it is of the same kind. */
  readonly headBlobId?: string;
  /** What the other sides of a merge have at this path, when of the same kind. Lines of theirs were not written here. */
  readonly mergeBlobIds: readonly string[];
};

export type StagedChanges = { readonly changes: readonly StagedChange[]; readonly diagnostics: readonly Diagnostic[] };

/** Folders nested deeper are compared no further: everything in them counts as changed. */
const maxDepth = 1000;

/**
 * Entries whose content or kind differs from HEAD and, during a merge, from every commit being merged. Changes of the executable
 * bit alone, deletions, and entries that are only an intent to add are not listed. Before the first commit everything is.
 * Of a path in conflict every stage that differs is listed, with one `unmerged` diagnostic.
 * Throws ToolError for a damaged index or HEAD; unreadable commits and trees are diagnostics, and make more count as changed.
 */
export function stagedChanges(repository: Repository, store: ObjectStore): StagedChanges {
  const index = readIndex(repository);
  const diagnostics: Diagnostic[] = [];
  if (index.count === 0) return { changes: [], diagnostics };
  const comparison = new Comparison(repository, store, index, diagnostics);
  comparison.compareAll();
  return { changes: comparison.changes, diagnostics };
}

/** Entries `from` to `to` of the index, which all start with the same `prefixBytes` bytes: a folder with its `/`. */
type Folder = { readonly from: number; readonly to: number; readonly prefixBytes: number; readonly depth: number };

class Comparison {
  readonly changes: StagedChange[] = [];
  readonly #index: GitIndex;
  readonly #trees: TreeLookup;
  readonly #headTree: string | undefined;
  readonly #mergeTrees: readonly (string | undefined)[];
  readonly #diagnostics: Diagnostic[];
  readonly #unmerged = new Set<string>();

  constructor(repository: Repository, store: ObjectStore, index: GitIndex, diagnostics: Diagnostic[]) {
    this.#index = index;
    this.#diagnostics = diagnostics;
    this.#trees = new TreeLookup(store, repository.oidBytes, diagnostics);
    const head = resolveHead(repository);
    const treeOf = (commit: string) => commitTree(store, commit, repository.oidBytes, diagnostics);
    this.#headTree = head === undefined ? undefined : treeOf(head);
    this.#mergeTrees = readHeadsFile(repository, 'MERGE_HEAD').map(treeOf);
  }

  compareAll(): void {
    const all = { from: 0, to: this.#index.count, prefixBytes: 0, depth: 0 };
    this.#compareFolder(all, this.#headTree, this.#index.cacheTree);
  }

  /**
   * Walks index entries and the entries of HEAD's tree side by side; both are sorted alike. Should a tree not be, entries are
   * taken for new ones. `cache` is the cache tree's word on this folder.
   */
  #compareFolder(folder: Folder, headTree: string | undefined, cache: CacheTree | undefined): void {
    const isSame = headTree !== undefined && cache?.oid === headTree && cache.entryCount === folder.to - folder.from;
    if (isSame) return;
    const head = this.#trees.folder(headTree).table;
    const { paths, pathStart, pathEnd } = this.#index.table;
    let at = 0;
    for (let i = folder.from; i < folder.to; ) {
      const start = (pathStart[i] ?? 0) + folder.prefixBytes;
      const end = pathEnd[i] ?? 0;
      let nameEnd = start;
      while (nameEnd < end && paths[nameEnd] !== 0x2f) nameEnd++;
      const isFolder = nameEnd < end;
      let order = -1;
      for (; at < head.count; at++) {
        order = head.compareName(at, paths, start, nameEnd, isFolder);
        if (order >= 0) break;
      }
      const found = order === 0 ? at : undefined;
      if (isFolder && folder.depth < maxDepth) {
        const name = paths.toString('latin1', start, nameEnd);
        const prefixBytes = folder.prefixBytes + nameEnd - start + 1;
        i = this.#compareInner(
          i,
          folder,
          prefixBytes,
          found === undefined ? undefined : head.entry(found).oid,
          cache?.children.get(name),
        );
        continue;
      }
      if (found === undefined || !this.#isSameEntry(i, head, found)) {
        this.#compareEntry(i, found === undefined ? undefined : head.entry(found));
      }
      i++;
    }
  }

  /** Compares the folder that starts at entry `from`; returns the entry after it. */
  #compareInner(
    from: number,
    outer: Folder,
    prefixBytes: number,
    headTree: string | undefined,
    cache: CacheTree | undefined,
  ): number {
    const path = this.#index.pathBytes(from);
    const depth = outer.depth + 1;
    if (path.length === prefixBytes) {
      this.#compareTrees(path, this.#index.oid(from), headTree, depth);
      return from + 1;
    }
    const to = this.#folderEnd(from, outer.to, prefixBytes, cache);
    this.#compareFolder({ from, to, prefixBytes, depth }, headTree, cache);
    return to;
  }

  /** Where the folder that entry `from` is in ends. The cache tree's count saves looking at every entry, and is checked. */
  #folderEnd(from: number, to: number, prefixBytes: number, cache: CacheTree | undefined): number {
    const isInside = (i: number) => this.#index.sharesPrefix(from, i, prefixBytes);
    const hint = from + (cache?.entryCount ?? -1);
    if (hint > from && hint <= to && isInside(hint - 1) && (hint === to || !isInside(hint))) return hint;
    let end = from + 1;
    while (end < to && isInside(end)) end++;
    return end;
  }

  /** The usual case, decided without making a string: entry `i` is resolved and has the id and kind of the tree's entry. */
  #isSameEntry(i: number, head: TreeTable, at: number): boolean {
    if (this.#index.stage(i) !== 0 || entryKind(this.#index.mode(i)) !== entryKind(head.mode(at))) return false;
    return this.#index.hasOid(i, head.bytes, head.oidStart(at));
  }

  #compareEntry(i: number, head: TreeEntry | undefined): void {
    if (this.#index.isIntentToAdd(i)) return;
    if (this.#index.stage(i) > 0) this.#noteUnmerged(i);
    // The base of a conflict is in the history of both sides.
    if (this.#index.stage(i) === 1) return;
    this.#compare(this.#index.pathBytes(i), this.#index.oid(i), this.#index.mode(i), head);
  }

  /** A folder of a sparse index stands for a whole tree. */
  #compareTrees(prefix: Buffer, treeOid: string, headTree: string | undefined, depth: number): void {
    if (treeOid === headTree || depth > maxDepth) return;
    const head = this.#trees.folder(headTree);
    for (const entry of this.#trees.folder(treeOid, true).table.entries()) {
      const path = Buffer.concat([prefix, Buffer.from(entry.name, 'latin1')]);
      const inner = subtreeOid(entry);
      if (inner === undefined) this.#compare(path, entry.oid, entry.mode, head.get(entry.name));
      else
        this.#compareTrees(Buffer.concat([path, Buffer.from('/')]), inner, subtreeOid(head.get(entry.name)), depth + 1);
    }
  }

  #compare(pathBytes: Buffer, oid: string, mode: number, head: TreeEntry | undefined): void {
    const kind = entryKind(mode);
    if (kind === 'tree' || isSame(head, oid, kind)) return;
    const others = this.#mergeTrees.map((tree) => this.#trees.find(tree, pathBytes));
    if (others.some((other) => isSame(other, oid, kind))) return;
    this.changes.push({
      path: pathText(pathBytes),
      pathBytes,
      blobId: oid,
      mode,
      kind,
      ...(head !== undefined && entryKind(head.mode) === kind ? { headBlobId: head.oid } : {}),
      mergeBlobIds: others.flatMap((other) =>
        other !== undefined && entryKind(other.mode) === kind ? [other.oid] : [],
      ),
    });
  }

  #noteUnmerged(i: number): void {
    const path = this.#index.path(i);
    if (this.#unmerged.has(path)) return;
    this.#unmerged.add(path);
    const message = `${path} is in conflict: both sides were looked at, the resolution is not staged yet`;
    this.#diagnostics.push({ code: 'unmerged', message, path, affectsCoverage: false });
  }
}

function isSame(entry: TreeEntry | undefined, oid: string, kind: EntryKind): boolean {
  return entry !== undefined && entry.oid === oid && entryKind(entry.mode) === kind;
}

/** Tree of a commit; undefined, with a diagnostic, when it cannot be read. */
function commitTree(
  store: ObjectStore,
  commit: string,
  oidBytes: number,
  diagnostics: Diagnostic[],
): string | undefined {
  try {
    return readCommitTree(store, commit, oidBytes);
  } catch (error) {
    if (!(error instanceof GitReadError)) throw error;
    diagnostics.push(readDiagnostic(error, commit, false));
    return undefined;
  }
}
