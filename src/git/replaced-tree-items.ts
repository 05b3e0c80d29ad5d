// Trees and blobs that others stand in for, as attribution sees them: in every tree that names one, the stand-in is meant.

/** Catalog numbers of trees and blobs, each to the one that stands in for it. */
export type StandIns = ReadonlyMap<number, number>;

/** The wanted blobs, and those that a wanted one stands in for: where they are named, the wanted one is held. */
export function withReplaced(wanted: Int32Array, standIns: StandIns): Int32Array {
  if (standIns.size === 0) return wanted;
  const all = new Set(wanted);
  for (const [from, to] of standIns) if (all.has(to)) all.add(from);
  return Int32Array.from(all).sort();
}

/** By position among the wanted blobs: the position of the stand-in, -1 where that one is not wanted. */
export function replacedPositions(wanted: Int32Array, standIns: StandIns): Map<number, number> {
  const positions = new Map(Array.from(wanted, (entry, i) => [entry, i]));
  const replaced = new Map<number, number>();
  for (const [from, to] of standIns) {
    const position = positions.get(from);
    if (position !== undefined) replaced.set(position, positions.get(to) ?? -1);
  }
  return replaced;
}
