import type { ObjectStore } from './object-store.ts';
/** What a tree or index entry is. `tree` is a folder, `submodule` a commit of another repository. */
export type EntryKind = 'file' | 'symlink' | 'submodule' | 'tree';
/** `name` is bytes as Latin-1, so that any byte survives and names can be map keys; `oid` is hex. */
export type TreeEntry = {
    readonly name: string;
    readonly mode: number;
    readonly oid: string;
};
/** Kind of an entry by its mode; permission bits and the odd modes of old repositories do not matter. */
export declare function entryKind(mode: number): EntryKind;
/** A parsed tree, whose entries stay bytes until they are asked for. */
export declare class TreeTable {
    #private;
    readonly bytes: Buffer;
    readonly count: number;
    /** `<octal mode> SP <name> NUL <id>`, over and over. Throws GitReadError, naming `place`. */
    constructor(bytes: Buffer, oidBytes: number, place: string);
    /** Mode of entry `i`. Characters that are no octal digits count as what their low bits say. */
    mode(i: number): number;
    /** Where in `bytes` entry `i` starts; for `count`, where the last one ends. */
    entryStart(i: number): number;
    /** Where in `bytes` the id of entry `i` starts. */
    oidStart(i: number): number;
    /** Entry `i`, spelled out. */
    entry(i: number): TreeEntry;
    /** All entries in stored order. */
    entries(): TreeEntry[];
    /**
     * Order of entry `i` against the name `path[from..to)`, as git sorts: a folder's name counts as if it ended in `/`.
     * Negative when the entry comes first, 0 when it has that name and is a folder exactly if `isFolder`.
     */
    compareName(i: number, path: Buffer, from: number, to: number, isFolder: boolean): number;
    /** True when entry `i` is a folder. */
    isFolder(i: number): boolean;
}
/** Reads and parses a tree. Throws GitReadError when it is missing, damaged, or not a tree. */
export declare function readTree(store: ObjectStore, oid: string, oidBytes: number): TreeTable;
/** Id of the tree of a commit. Throws GitReadError when the commit is missing, damaged, or not a commit. */
export declare function readCommitTree(store: ObjectStore, oid: string, oidBytes: number): string;
