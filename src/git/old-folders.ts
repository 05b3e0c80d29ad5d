// What the commits just before a range hold, path by path: only the folders that the range touches are read, so that the check of a small change
// costs little in a large repository.

import { subtreeOid } from './tree-lookup.ts';
import type { TreeTable } from './trees.ts';

/** Reads a tree by its id; undefined when it cannot be read, and then more looks new than is. */
export type ReadOldTree = (oid: string) => TreeTable | undefined;

/** One folder in all of those commits, as many versions of it as there are. */
export class OldFolder {
  readonly #read: ReadOldTree;
  readonly #trees: readonly string[];
  readonly #inner = new Map<string, OldFolder>();
  /** Ids by name; made when first asked for. */
  #held: Map<string, Set<string>> | undefined;
  #folders = new Map<string, Set<string>>();

  /** `trees`: its distinct versions. */
  constructor(trees: readonly string[], read: ReadOldTree) {
    this.#trees = trees;
    this.#read = read;
  }

  /** Whether the file or folder of this name (Latin-1) was just this object in one of the commits. */
  holds(name: string, oid: string): boolean {
    return this.#entries().get(name)?.has(oid) ?? false;
  }

  /** The folder of this name; without versions when there was none. */
  inner(name: string): OldFolder {
    let folder = this.#inner.get(name);
    if (folder === undefined) {
      this.#entries();
      folder = new OldFolder([...(this.#folders.get(name) ?? [])], this.#read);
      this.#inner.set(name, folder);
    }
    return folder;
  }

  #entries(): Map<string, Set<string>> {
    if (this.#held !== undefined) return this.#held;
    this.#held = new Map();
    for (const tree of this.#trees) {
      for (const entry of this.#read(tree)?.entries() ?? []) {
        add(this.#held, entry.name, entry.oid);
        if (subtreeOid(entry) !== undefined) add(this.#folders, entry.name, entry.oid);
      }
    }
    return this.#held;
  }
}

function add(ids: Map<string, Set<string>>, name: string, oid: string): void {
  const known = ids.get(name);
  if (known) known.add(oid);
  else ids.set(name, new Set([oid]));
}
