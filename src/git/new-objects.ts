// Blobs that are new in a range of commits, for checks of small changes: reads the trees of these commits and of those just before
// them, one by one, and nothing else. Blobs that a later commit of the range removed again are among them.

import { pathText } from '../lib/path-text.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { type CommitRange, findRange, type RangeCommit } from './commit-range.ts';
import { GitReadError } from './git-read-error.ts';
import { readShallow } from './list-refs.ts';
import { ObjectStore } from './object-store.ts';
import type { Repository } from './repository.ts';
import { changedEntries } from './tree-changes.ts';
import { readDiagnostic, subtreeOid } from './tree-lookup.ts';
import { entryKind, readTree, type TreeTable } from './trees.ts';

/** `commit` is the first of the range, parents first, that holds the blob at this path. */
export type NewBlob = {
  readonly oid: string;
  readonly path: string;
  readonly pathBytes: Buffer;
  readonly commit: string;
};

export type NewObjects = Pick<CommitRange, 'commits' | 'isCutShort'> & {
  /** Each blob and path once, in the order of the commits. */
  readonly blobs: readonly NewBlob[];
  /** Ids of folders of the range that the repository does not hold; what is in them is unknown. */
  readonly missingTrees: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
};

/** Folders nest less deeply than this. */
const maxDepth = 1000;
/** Distinct places of a range: folders in themselves must not keep us busy forever. */
const maxPlaces = 5_000_000;

/** Blobs reachable from `heads` and not from `bases` (ids of commits, hex), except those that only older history holds. */
export function findNewBlobs(repository: Repository, heads: readonly string[], bases: readonly string[]): NewObjects {
  const store = new ObjectStore(repository);
  try {
    const edges = { shallow: readShallow(repository), ...repository.replacements };
    const range = findRange(store, repository.oidBytes, heads, bases, edges);
    const search = new NewBlobSearch(store, repository.oidBytes, range.diagnostics);
    for (const tree of range.boundaryTrees) search.markOld(tree);
    for (const commit of range.commits) search.search(commit);
    search.reportCut();
    const { commits, isCutShort } = range;
    const { blobs, missingTrees, diagnostics } = search;
    return { commits, isCutShort, blobs, missingTrees: [...missingTrees], diagnostics };
  } finally {
    store.close();
  }
}

class NewBlobSearch {
  readonly blobs: NewBlob[] = [];
  readonly missingTrees = new Set<string>();
  readonly diagnostics: Diagnostic[];
  readonly #store: ObjectStore;
  readonly #oidBytes: number;
  /** Ids of trees and blobs that the commits before the range hold. */
  readonly #old = new Set<string>();
  /** Path and id of what was seen in the range. */
  readonly #seen = new Set<string>();
  readonly #unreadable = new Set<string>();
  /** What was last marked and last searched at each path. */
  readonly #lastOld = new LastFolders();
  readonly #lastNew = new LastFolders();

  constructor(store: ObjectStore, oidBytes: number, diagnostics: readonly Diagnostic[]) {
    this.#store = store;
    this.#oidBytes = oidBytes;
    this.diagnostics = [...diagnostics];
  }

  /** Notes everything below a tree as old. A tree that cannot be read makes more look new than is. */
  markOld(root: string): void {
    this.#markFolder(root, '', 0);
  }

  search(commit: RangeCommit): void {
    this.#searchTree(commit.tree, '', commit.oid, 0);
  }

  /** To be called at the end. */
  reportCut(): void {
    if (this.#seen.size < maxPlaces) return;
    const message = `more than ${maxPlaces} new places: not all of them were looked at`;
    this.diagnostics.push({ code: 'too-large', message, affectsCoverage: true });
  }

  #markFolder(tree: string, prefix: string, depth: number): void {
    if (this.#old.has(tree) || depth > maxDepth) return;
    this.#old.add(tree);
    const table = this.#read(tree, false);
    for (const entry of table ? changedEntries(table, this.#lastOld.put(prefix, table)) : []) {
      const inner = subtreeOid(entry);
      if (inner !== undefined) this.#markFolder(inner, `${prefix}${entry.name}/`, depth + 1);
      else this.#old.add(entry.oid);
    }
  }

  /** `prefix` is bytes as Latin-1, empty or ending in `/`. */
  #searchTree(tree: string, prefix: string, commit: string, depth: number): void {
    if (!this.#isNew(tree, prefix) || depth > maxDepth) return;
    const table = this.#read(tree, true);
    for (const entry of table ? changedEntries(table, this.#lastNew.put(prefix, table)) : []) {
      const path = prefix + entry.name;
      const kind = entryKind(entry.mode);
      if (kind === 'tree') this.#searchTree(entry.oid, `${path}/`, commit, depth + 1);
      else if (kind !== 'submodule' && this.#isNew(entry.oid, path)) {
        const pathBytes = Buffer.from(path, 'latin1');
        this.blobs.push({ oid: entry.oid, path: pathText(pathBytes), pathBytes, commit });
      }
    }
  }

  #isNew(oid: string, path: string): boolean {
    if (this.#old.has(oid) || this.#seen.size >= maxPlaces) return false;
    const key = oid + path;
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }

  #read(oid: string, isWanted: boolean): TreeTable | undefined {
    try {
      return readTree(this.#store, oid, this.#oidBytes);
    } catch (error) {
      if (!(error instanceof GitReadError)) throw error;
      if (isWanted && error.code === 'object-missing') this.missingTrees.add(oid);
      else if (!this.#unreadable.has(oid)) this.diagnostics.push(readDiagnostic(error, oid, isWanted));
      this.#unreadable.add(oid);
      return undefined;
    }
  }
}

/** Folders by path, each until another one takes its place. */
class LastFolders {
  readonly #tables = new Map<string, TreeTable>();

  /** Remembers `table` and returns what was at this path before. */
  put(prefix: string, table: TreeTable): TreeTable | undefined {
    const before = this.#tables.get(prefix);
    this.#tables.set(prefix, table);
    return before;
  }
}
