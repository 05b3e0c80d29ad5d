// Blobs that are new in a range of commits, for checks of small changes: reads what these commits changed in their trees and the same folders of the
// commits just before them, and nothing else. Blobs that a later commit of the range removed again are among them.

import type { Steps } from '../lib/next-turn.ts';
import { pathText } from '../lib/path-text.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { type CommitRange, findRange, type RangeCommit } from './commit-range.ts';
import { attempt, GitReadError } from './git-read-error.ts';
import { readShallow } from './list-refs.ts';
import { ObjectStore } from './object-store.ts';
import { OldFolder } from './old-folders.ts';
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

export type NewObjects = Pick<CommitRange, 'commits' | 'boundaryTrees' | 'isCutShort'> & {
  /** Each blob and path once, in the order of the commits; files that only moved are among them (see `listOldBlobs`). */
  readonly blobs: readonly NewBlob[];
  /** Ids of folders of the range that the repository does not hold; what is in them is unknown. */
  readonly missingTrees: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
};

/** Whose tree is searched, how deep, and what was there before. */
type Place = { readonly commit: string; readonly depth: number; readonly old: OldFolder };

/** Folders nest less deeply than this. */
const maxDepth = 1000;
/** Distinct places of a range: folders in themselves must not keep us busy forever. */
const maxPlaces = 5_000_000;

/** Commits whose trees are read at a stretch: some ten milliseconds. */
const commitsPerTurn = 32;

/**
 * Blobs reachable from `heads` (ids of commits, hex) that the commits just before the range, behind `bases`, do not hold at the same path; some
 * that only older history holds are among them.
 */
export function* findNewBlobs(
  repository: Repository,
  heads: readonly string[],
  bases: readonly string[],
): Steps<NewObjects> {
  const store = new ObjectStore(repository);
  try {
    const edges = { shallow: readShallow(repository), ...repository.replacements };
    const range = yield* findRange(store, repository.oidBytes, heads, bases, edges);
    const search = new NewBlobSearch(store, repository.oidBytes, range);
    for (const [i, commit] of range.commits.entries()) {
      if ((i + 1) % commitsPerTurn === 0) yield undefined;
      search.search(commit);
    }
    search.reportCut();
    const { commits, boundaryTrees, isCutShort } = range;
    const { blobs, missingTrees, diagnostics } = search;
    return { commits, boundaryTrees, isCutShort, blobs, missingTrees: [...missingTrees], diagnostics };
  } finally {
    store.close();
  }
}

/** Ids of all blobs below some trees, as far as these can be read: what a range did not bring in, wherever it moved it. */
export function listOldBlobs(store: ObjectStore, oidBytes: number, trees: readonly string[]): ReadonlySet<string> {
  const blobs = new Set<string>();
  const seen = new Set<string>();
  const last = new LastFolders();
  const mark = (tree: string, prefix: string, depth: number): void => {
    if (seen.has(tree) || depth > maxDepth) return;
    seen.add(tree);
    const table = attempt(() => readTree(store, tree, oidBytes), []);
    for (const entry of table ? changedEntries(table, last.put(prefix, table)) : []) {
      const inner = subtreeOid(entry);
      if (inner === undefined) blobs.add(entry.oid);
      else mark(inner, `${prefix}${entry.name}/`, depth + 1);
    }
  };
  for (const tree of trees) mark(tree, '', 0);
  return blobs;
}

class NewBlobSearch {
  readonly blobs: NewBlob[] = [];
  readonly missingTrees = new Set<string>();
  readonly diagnostics: Diagnostic[];
  readonly #store: ObjectStore;
  readonly #oidBytes: number;
  readonly #old: OldFolder;
  /** Path and id of what was seen in the range. */
  readonly #seen = new Set<string>();
  readonly #unreadable = new Set<string>();
  /** What was last searched at each path. */
  readonly #last = new LastFolders();

  constructor(store: ObjectStore, oidBytes: number, { boundaryTrees, diagnostics }: CommitRange) {
    this.#store = store;
    this.#oidBytes = oidBytes;
    this.diagnostics = [...diagnostics];
    this.#old = new OldFolder(boundaryTrees, (oid) => this.#read(oid, false));
  }

  search({ tree, oid }: RangeCommit): void {
    this.#searchTree(tree, '', { commit: oid, depth: 0, old: this.#old });
  }

  /** To be called at the end. */
  reportCut(): void {
    if (this.#seen.size < maxPlaces) return;
    const message = `more than ${maxPlaces} new places: not all of them were looked at`;
    this.diagnostics.push({ code: 'too-large', message, affectsCoverage: true });
  }

  /** `prefix` is bytes as Latin-1, empty or ending in `/`; `old` is what the same folder was before. */
  #searchTree(tree: string, prefix: string, { commit, depth, old }: Place): void {
    if (!this.#isUnseen(tree, prefix) || depth > maxDepth) return;
    const table = this.#read(tree, true);
    for (const entry of table ? changedEntries(table, this.#last.put(prefix, table)) : []) {
      const kind = entryKind(entry.mode);
      if (kind === 'submodule' || old.holds(entry.name, entry.oid)) continue;
      const path = prefix + entry.name;
      if (kind === 'tree')
        this.#searchTree(entry.oid, `${path}/`, { commit, depth: depth + 1, old: old.inner(entry.name) });
      else if (this.#isUnseen(entry.oid, path)) {
        const pathBytes = Buffer.from(path, 'latin1');
        this.blobs.push({ oid: entry.oid, path: pathText(pathBytes), pathBytes, commit });
      }
    }
  }

  #isUnseen(oid: string, path: string): boolean {
    if (this.#seen.size >= maxPlaces) return false;
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
