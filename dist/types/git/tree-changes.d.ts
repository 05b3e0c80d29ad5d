import type { TreeEntry, TreeTable } from './trees.ts';
/** Entries of `table`, in order, without those that `before` has just so (name, mode and id) at about the same place. */
export declare function changedEntries(table: TreeTable, before: TreeTable | undefined): TreeEntry[];
