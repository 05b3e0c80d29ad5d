// Tree and commit objects: what a folder holds, and which tree a commit has.

import { corruptObject } from './git-read-error.ts';
import type { ObjectStore } from './object-store.ts';

/** What a tree or index entry is. `tree` is a folder, `submodule` a commit of another repository. */
export type EntryKind = 'file' | 'symlink' | 'submodule' | 'tree';

/** `name` is bytes as Latin-1, so that any byte survives and names can be map keys; `oid` is hex. */
export type TreeEntry = { readonly name: string; readonly mode: number; readonly oid: string };

/** Kind of an entry by its mode; permission bits and the odd modes of old repositories do not matter. */
export function entryKind(mode: number): EntryKind {
  switch (mode & 0o170000) {
    case 0o040000:
      return 'tree';
    case 0o120000:
      return 'symlink';
    case 0o160000:
      return 'submodule';
    default:
      return 'file';
  }
}

/** A parsed tree, whose entries stay bytes until they are asked for. */
export class TreeTable {
  readonly bytes: Buffer;
  readonly count: number;
  readonly #oidBytes: number;
  /** Start and end of each name in `bytes`, in pairs; the mode is before it, the id after its NUL. */
  readonly #names: readonly number[];

  /** `<octal mode> SP <name> NUL <id>`, over and over. Throws GitReadError, naming `place`. */
  constructor(bytes: Buffer, oidBytes: number, place: string) {
    const names: number[] = [];
    for (let at = 0; at < bytes.length; ) {
      let space = at;
      while (space < at + 7 && bytes[space] !== 0x20) space++;
      const end = bytes.indexOf(0, space + 1);
      const next = end + 1 + oidBytes;
      const isEntry = bytes[space] === 0x20 && space > at && end > space + 1 && next <= bytes.length;
      if (!isEntry) throw corruptObject(place, `damaged at byte ${at}`);
      names.push(space + 1, end);
      at = next;
    }
    this.bytes = bytes;
    this.count = names.length / 2;
    this.#oidBytes = oidBytes;
    this.#names = names;
  }

  /** Mode of entry `i`. Characters that are no octal digits count as what their low bits say. */
  mode(i: number): number {
    const start = this.entryStart(i);
    const end = (this.#names[2 * i] ?? 0) - 1;
    let mode = 0;
    for (let at = start; at < end; at++) mode = mode * 8 + ((this.bytes[at] ?? 0) & 7);
    return mode;
  }

  /** Where in `bytes` entry `i` starts; for `count`, where the last one ends. */
  entryStart(i: number): number {
    return i === 0 ? 0 : this.oidStart(i - 1) + this.#oidBytes;
  }

  /** Where in `bytes` the id of entry `i` starts. */
  oidStart(i: number): number {
    return (this.#names[2 * i + 1] ?? 0) + 1;
  }

  /** Entry `i`, spelled out. */
  entry(i: number): TreeEntry {
    const oidStart = this.oidStart(i);
    return {
      name: this.bytes.toString('latin1', this.#names[2 * i], this.#names[2 * i + 1]),
      mode: this.mode(i),
      oid: this.bytes.toString('hex', oidStart, oidStart + this.#oidBytes),
    };
  }

  /** All entries in stored order. */
  entries(): TreeEntry[] {
    return Array.from({ length: this.count }, (_, i) => this.entry(i));
  }

  /**
   * Order of entry `i` against the name `path[from..to)`, as git sorts: a folder's name counts as if it ended in `/`.
   * Negative when the entry comes first, 0 when it has that name and is a folder exactly if `isFolder`.
   */
  compareName(i: number, path: Buffer, from: number, to: number, isFolder: boolean): number {
    const end = this.#names[2 * i + 1] ?? 0;
    let at = this.#names[2 * i] ?? 0;
    let other = from;
    while (at < end && other < to && this.bytes[at] === path[other]) {
      at++;
      other++;
    }
    const mine = at < end ? this.bytes[at] : this.isFolder(i) ? 0x2f : 0;
    const theirs = other < to ? path[other] : isFolder ? 0x2f : 0;
    return (mine ?? 0) - (theirs ?? 0);
  }

  /** True when entry `i` is a folder. */
  isFolder(i: number): boolean {
    return entryKind(this.mode(i)) === 'tree';
  }
}

/** Reads and parses a tree. Throws GitReadError when it is missing, damaged, or not a tree. */
export function readTree(store: ObjectStore, oid: string, oidBytes: number): TreeTable {
  const { type, bytes } = store.read(oid);
  if (type !== 'tree') throw corruptObject(`object ${oid}`, `a ${type} where a tree should be`);
  return new TreeTable(bytes, oidBytes, `tree ${oid}`);
}

/** Id of the tree of a commit. Throws GitReadError when the commit is missing, damaged, or not a commit. */
export function readCommitTree(store: ObjectStore, oid: string, oidBytes: number): string {
  const { type, bytes } = store.read(oid);
  if (type !== 'commit') throw corruptObject(`object ${oid}`, `a ${type} where a commit should be`);
  const line = bytes.toString('latin1', 0, 5 + oidBytes * 2 + 1);
  const tree = /^tree ([0-9a-f]+)\n$/.exec(line)?.[1];
  if (tree === undefined || tree.length !== oidBytes * 2) throw corruptObject(`commit ${oid}`, 'has no tree');
  return tree;
}
