import type { Diagnostic } from '../model/diagnostic.ts';
import { GitReadError } from './git-read-error.ts';
import type { ObjectStore } from './object-store.ts';
import { type TreeEntry, TreeTable } from './trees.ts';
/** What a tree holds, in order and by name (Latin-1). */
export declare class Folder {
    #private;
    readonly table: TreeTable;
    constructor(table: TreeTable);
    /** The entry of that name, if there is one. */
    get(name: string): TreeEntry | undefined;
}
export declare class TreeLookup {
    #private;
    /** Trees that cannot be read are described in `diagnostics`, each once. */
    constructor(store: ObjectStore, oidBytes: number, diagnostics: Diagnostic[]);
    /**
     * What the tree holds. A tree that cannot be read counts as empty, so that everything in the folder counts as changed:
     * more is searched than need be, not less. Hence `affectsCoverage` is false, unless `isWanted` says that it is the content.
     */
    folder(treeOid: string | undefined, isWanted?: boolean): Folder;
    /** The entry at a path (bytes, `/`-separated) below the tree, or undefined. */
    find(rootOid: string | undefined, path: Buffer): TreeEntry | undefined;
}
/** Id of the tree an entry stands for, if it stands for one. */
export declare function subtreeOid(entry: TreeEntry | undefined): string | undefined;
/** What a failed read of `oid` means for a report. */
export declare function readDiagnostic(error: GitReadError, oid: string, affectsCoverage: boolean): Diagnostic;
