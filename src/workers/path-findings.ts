// Rules that look at the path alone: every path that any blob of the history ever had. Only where a configuration has such rules, because then
// every blob must be attributed.

import type { BlobAttribution } from '../git/attribution.ts';
import { isCopyFlag, type ObjectCatalog, oidOf, typeOf } from '../git/object-catalog.ts';
import type { Finding } from '../model/finding.ts';
import type { HeldVersion } from './held-secrets.ts';
import { commitVersion, type HeldWriter } from './history-findings.ts';
import type { Scanner } from './scan-setup.ts';

/** Numbers of all blobs, rising. */
export function allBlobs(catalog: ObjectCatalog): Int32Array {
  const blobs: number[] = [];
  for (let entry = 0; entry < catalog.count; entry++)
    if (typeOf(catalog, entry) === 'blob' && ((catalog.kinds[entry] ?? 0) & isCopyFlag) === 0) blobs.push(entry);
  return Int32Array.from(blobs);
}

/** The findings of paths that came in with a selected commit. */
export function findPaths(
  blobs: Int32Array,
  attribution: BlobAttribution,
  scanner: Scanner,
  writer: HeldWriter,
): Finding[] {
  const byPath = new Map<string, HeldVersion[]>();
  for (const blob of blobs) {
    const blobId = oidOf(writer.graph.catalog, blob);
    for (const holder of attribution.holdersOf(blobId)) {
      const versions = byPath.get(holder.path);
      if (versions) versions.push({ blobId, holder });
      else byPath.set(holder.path, [{ blobId, holder }]);
    }
  }
  return [...byPath]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, versions]) => {
      const first = versions.reduce((best, other) =>
        other.holder.firstCommit < best.holder.firstCommit ? other : best,
      );
      if (writer.selection.selected.isSelected[first.holder.firstCommit] !== 1) return [];
      if (scanner.artifacts.scanPath({ kind: 'file', path }).length === 0) return [];
      const holders = versions.map(({ holder }) => holder);
      const extent = { commits: attribution.countCommits(holders), inHead: holders.some(({ inHead }) => inHead) };
      return scanner.artifacts.scanPath(commitVersion(first, path, extent, writer).origin);
    });
}
