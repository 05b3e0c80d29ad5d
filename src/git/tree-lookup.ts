// The trees of one commit, read where they are asked for and kept: what does it hold in this folder, or at this path?

import type { Diagnostic } from '../model/diagnostic.ts';
import { GitReadError } from './git-read-error.ts';
import type { ObjectStore } from './object-store.ts';
import { readTree, type TreeEntry, TreeTable } from './trees.ts';

/** What a tree holds, in order and by name (Latin-1). */
export class Folder {
  readonly table: TreeTable;
  #byName: Map<string, TreeEntry> | undefined;

  constructor(table: TreeTable) {
    this.table = table;
  }

  /** The entry of that name, if there is one. */
  get(name: string): TreeEntry | undefined {
    this.#byName ??= new Map(this.table.entries().map((entry) => [entry.name, entry]));
    return this.#byName.get(name);
  }
}

export class TreeLookup {
  readonly #store: ObjectStore;
  readonly #oidBytes: number;
  readonly #diagnostics: Diagnostic[];
  readonly #folders = new Map<string, Folder>();
  readonly #empty: Folder;

  /** Trees that cannot be read are described in `diagnostics`, each once. */
  constructor(store: ObjectStore, oidBytes: number, diagnostics: Diagnostic[]) {
    this.#store = store;
    this.#oidBytes = oidBytes;
    this.#diagnostics = diagnostics;
    this.#empty = new Folder(new TreeTable(Buffer.alloc(0), oidBytes, ''));
  }

  /**
   * What the tree holds. A tree that cannot be read counts as empty, so that everything in the folder counts as changed:
   * more is searched than need be, not less. Hence `affectsCoverage` is false, unless `isWanted` says that it is the content.
   */
  folder(treeOid: string | undefined, isWanted = false): Folder {
    if (treeOid === undefined) return this.#empty;
    const known = this.#folders.get(treeOid);
    if (known !== undefined) return known;
    const folder = this.#read(treeOid, isWanted);
    this.#folders.set(treeOid, folder);
    return folder;
  }

  /** The entry at a path (bytes, `/`-separated) below the tree, or undefined. */
  find(rootOid: string | undefined, path: Buffer): TreeEntry | undefined {
    let treeOid = rootOid;
    const parts = path.toString('latin1').split('/');
    const name = parts.pop() ?? '';
    for (const part of parts) {
      treeOid = subtreeOid(this.folder(treeOid).get(part));
      if (treeOid === undefined) return undefined;
    }
    return this.folder(treeOid).get(name);
  }

  #read(treeOid: string, isWanted: boolean): Folder {
    try {
      return new Folder(readTree(this.#store, treeOid, this.#oidBytes));
    } catch (error) {
      if (!(error instanceof GitReadError)) throw error;
      this.#diagnostics.push(readDiagnostic(error, treeOid, isWanted));
      return this.#empty;
    }
  }
}

/** Id of the tree an entry stands for, if it stands for one. */
export function subtreeOid(entry: TreeEntry | undefined): string | undefined {
  return entry !== undefined && (entry.mode & 0o170000) === 0o040000 ? entry.oid : undefined;
}

/** What a failed read of `oid` means for a report. */
export function readDiagnostic(error: GitReadError, oid: string, affectsCoverage: boolean): Diagnostic {
  return { code: error.code, message: error.message, path: oid, affectsCoverage };
}
