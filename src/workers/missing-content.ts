// Files of a history that are not in the repository, as its report tells them: promised by the remote of a partial clone, or lost.

import type { CommitGraph } from '../git/commit-graph.ts';
import type { CommitSelection } from '../git/commit-selection.ts';
import { listLost, listPromised, type MissingObjects } from '../git/missing-objects.ts';
import type { TreeScan } from '../git/tree-scan.ts';
import { countsOf } from '../lib/human-number.ts';
import { emptyCoverage, type ObjectCounts } from '../model/coverage.ts';
import type { ScanResult } from './file-scanner.ts';

/** What the trees of a history name and its repository (at `place`) does not hold; undefined when nothing is missing. */
export function reportMissing(
  scans: readonly TreeScan[],
  graph: CommitGraph,
  universe: CommitSelection,
  place: string,
): ScanResult | undefined {
  if (graph.catalog.isPartial) return promisedResult(sizesOf(listPromised(scans, graph)), place);
  const lost = listLost(scans, graph, universe);
  const [first] = [...lost.blobs, ...lost.trees].sort();
  if (first === undefined) return undefined;
  const missed = lost.blobs.size + lost.trees.size;
  const message = `${describe(sizesOf(lost))} that commits name ${isOrAre(missed)} missing from the repository (${first}${missed > 1 ? ' and others' : ''})`;
  return {
    findings: [],
    diagnostics: [{ code: 'object-missing', message, path: place, affectsCoverage: true }],
    coverage: { ...emptyCoverage, missed },
  };
}

/** Undefined when nothing was left with the remote. */
export function promisedResult(promised: ObjectCounts, place: string): ScanResult | undefined {
  const missed = promised.blobs + promised.trees;
  if (missed === 0) return undefined;
  const message = `this clone is partial: ${describe(promised)} promised by the remote ${isOrAre(missed)} not present and ${missed === 1 ? 'was' : 'were'} not searched (a clone without --filter has everything)`;
  return {
    findings: [],
    diagnostics: [{ code: 'object-missing', message, path: place, affectsCoverage: true }],
    coverage: { ...emptyCoverage, missed, promised },
  };
}

function sizesOf({ blobs, trees }: MissingObjects): ObjectCounts {
  return { blobs: blobs.size, trees: trees.size };
}

function describe({ blobs, trees }: ObjectCounts): string {
  return countsOf([
    [blobs, 'blob'],
    [trees, 'tree'],
  ]);
}

function isOrAre(count: number): string {
  return count === 1 ? 'is' : 'are';
}
