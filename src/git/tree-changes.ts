// What a folder holds that another version of it does not. Versions of a folder have most of their entries in common, and comparing bytes
// costs a small part of spelling them out.

import type { TreeEntry, TreeTable } from './trees.ts';

/** Entries of `table`, in order, without those that `before` has just so (name, mode and id) at about the same place. */
export function changedEntries(table: TreeTable, before: TreeTable | undefined): TreeEntry[] {
  if (before === undefined) return table.entries();
  const changed: TreeEntry[] = [];
  let other = 0;
  for (let i = 0; i < table.count; i++) {
    const found = findEqual(table, i, before, other);
    if (found === -1) changed.push(table.entry(i));
    else other = found + 1;
  }
  return changed;
}

/** Entries looked at before one counts as changed: as many as may have been removed in front of it. */
const reach = 8;

function findEqual(table: TreeTable, i: number, before: TreeTable, from: number): number {
  const [start, end] = [table.entryStart(i), table.entryStart(i + 1)];
  for (let j = from; j < Math.min(from + reach, before.count); j++) {
    const [otherStart, otherEnd] = [before.entryStart(j), before.entryStart(j + 1)];
    if (end - start !== otherEnd - otherStart) continue;
    if (table.bytes.compare(before.bytes, otherStart, otherEnd, start, end) === 0) return j;
  }
  return -1;
}
