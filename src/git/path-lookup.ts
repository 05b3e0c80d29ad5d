// What the trees of many commits hold at a few paths. Each tree is read once and let go; what it holds there is kept, so that commits that
// share folders share the answers.

import { attempt } from './git-read-error.ts';
import type { ObjectStore } from './object-store.ts';
import { readTree, type TreeTable } from './trees.ts';

/** A folder on the way to some of the paths, or the end of one. Names are bytes. */
type PathNode = { readonly id: number; readonly name: Buffer; readonly inner: PathNode[]; path: string | undefined };

/** From a path (bytes as Latin-1) to the id of what is there. */
type Held = ReadonlyMap<string, string>;

const nothing: Held = new Map();

export class PathLookup {
  readonly #store: ObjectStore;
  readonly #oidBytes: number;
  readonly #top: PathNode = { id: 0, name: Buffer.alloc(0), inner: [], path: undefined };
  #nodes = 1;
  readonly #known = new Map<string, Held>();

  /** `paths` are `/`-separated. */
  constructor(store: ObjectStore, oidBytes: number, paths: Iterable<Buffer>) {
    this.#store = store;
    this.#oidBytes = oidBytes;
    for (const path of paths) this.#addPath(path.toString('latin1'));
  }

  /** Id of the file or link at one of the paths below a tree; undefined when there is none, or a folder on the way cannot be read. */
  find(tree: string | undefined, path: Buffer): string | undefined {
    return tree === undefined ? undefined : this.#resolve(tree, this.#top).get(path.toString('latin1'));
  }

  #addPath(path: string): void {
    let node = this.#top;
    for (const part of path.split('/')) {
      const name = Buffer.from(part, 'latin1');
      let next = node.inner.find((other) => other.name.equals(name));
      if (next === undefined) {
        next = { id: this.#nodes++, name, inner: [], path: undefined };
        node.inner.push(next);
      }
      node = next;
    }
    node.path = path;
  }

  #resolve(tree: string, node: PathNode): Held {
    const key = `${tree}:${node.id}`;
    let held = this.#known.get(key);
    if (held === undefined) {
      const table = attempt(() => readTree(this.#store, tree, this.#oidBytes), []);
      held = table === undefined ? nothing : this.#read(table, node);
      this.#known.set(key, held);
    }
    return held;
  }

  #read(table: TreeTable, node: PathNode): Held {
    const held = new Map<string, string>();
    for (const inner of node.inner) {
      const folder = inner.inner.length > 0 ? oidOfName(table, inner.name, true) : undefined;
      if (folder !== undefined) for (const [path, oid] of this.#resolve(folder, inner)) held.set(path, oid);
      const file = inner.path === undefined ? undefined : oidOfName(table, inner.name, false);
      if (inner.path !== undefined && file !== undefined) held.set(inner.path, file);
    }
    return held.size === 0 ? nothing : held;
  }
}

/** One by one: names of a damaged tree need not be in order. */
function oidOfName(table: TreeTable, name: Buffer, isFolder: boolean): string | undefined {
  for (let i = 0; i < table.count; i++)
    if (table.compareName(i, name, 0, name.length, isFolder) === 0) return table.entry(i).oid;
  return undefined;
}
