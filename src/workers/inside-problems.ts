// What could not be read inside the blobs of a history, as its report tells it: under the path the blob had, and once for all versions of a file
// that have the same fault.

import type { BlobAttribution } from '../git/attribution.ts';
import { type ObjectCatalog, oidOf } from '../git/object-catalog.ts';
import { countOf } from '../lib/human-number.ts';
import { emptyCoverage } from '../model/coverage.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { BlobProblem } from './blob-searcher.ts';
import type { ScanResult } from './file-scanner.ts';
import type { HistorySelection } from './history-bounds.ts';
import { memberPath } from './path-judge.ts';

export type ProblemSetting = {
  readonly attribution: BlobAttribution;
  readonly selection: HistorySelection;
  readonly catalog: ObjectCatalog;
  /** Also of blobs that no commit holds. */
  readonly isAll: boolean;
};

/** Of blobs that came in with a selected commit. */
export function reportInside(problems: readonly BlobProblem[], setting: ProblemSetting): ScanResult {
  const groups = new Map<string, { readonly diagnostic: Diagnostic; readonly blobs: Set<number> }>();
  for (const { blob, diagnostic } of problems) {
    for (const place of placesOf(oidOf(setting.catalog, blob), setting)) {
      const path = memberPath(place, diagnostic.path ?? '');
      const key = `${path}\0${diagnostic.code}\0${diagnostic.message}`;
      const group = groups.get(key) ?? { diagnostic: { ...diagnostic, path }, blobs: new Set() };
      group.blobs.add(blob);
      groups.set(key, group);
    }
  }
  const inOrder = [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  const missed = inOrder.reduce((sum, { diagnostic, blobs }) => sum + (diagnostic.affectsCoverage ? blobs.size : 0), 0);
  return {
    findings: [],
    diagnostics: inOrder.map(({ diagnostic, blobs }) => toldFor(diagnostic, blobs.size)),
    coverage: { ...emptyCoverage, missed },
  };
}

/** Paths of the blob that a selected commit brought in. */
function placesOf(blobId: string, { attribution, selection, isAll }: ProblemSetting): readonly string[] {
  const holders = attribution.holdersOf(blobId);
  if (holders.length === 0) return isAll ? [blobId] : [];
  const { isSelected } = selection.selected;
  return [...new Set(holders.filter(({ firstCommit }) => isSelected[firstCommit] === 1).map(({ path }) => path))];
}

function toldFor(diagnostic: Diagnostic, versions: number): Diagnostic {
  if (versions === 1) return diagnostic;
  return { ...diagnostic, message: `${diagnostic.message} (${countOf(versions, 'version')} of the file)` };
}
