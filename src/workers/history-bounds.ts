// Which commits a scan of a history is about. Two sets: the universe, through which secrets are followed, and the selected commits, with
// one of which a secret must have come in to be reported. A secret that was there before is no news, wherever the file was touched since.

import type { CommitGraph } from '../git/commit-graph.ts';
import { type CommitSelection, selectCommits } from '../git/commit-selection.ts';
import { isReplaceRef } from '../git/replacements.ts';
import type { Repository } from '../git/repository.ts';
import { resolveRevision } from '../git/resolve-revision.ts';
import { countsOf } from '../lib/human-number.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { History } from '../sources/history.ts';
import type { HistoryTarget } from './scan-history.ts';

export type HistoryBounds = {
  /** Ids of commits to start from; undefined: everything that leads to one. */
  readonly tips: readonly string[] | undefined;
  readonly not: readonly string[];
  readonly since: number | undefined;
  readonly until: number | undefined;
};

export type HistorySelection = {
  readonly universe: CommitSelection;
  readonly selected: CommitSelection;
  readonly diagnostics: readonly Diagnostic[];
};

/** Throws ToolError (`unknown-revision`). */
export function readBounds(repository: Repository, target: HistoryTarget): HistoryBounds {
  const { branches, not, since, until } = target;
  return {
    tips: branches.length > 0 ? branches.map((name) => resolveRevision(repository, name)) : undefined,
    not: not.map((name) => resolveRevision(repository, name)),
    since,
    until,
  };
}

export function selectHistory(history: History, graph: CommitGraph, bounds: HistoryBounds): HistorySelection {
  const { refs } = history;
  const isFollowed = history.repository.replacements !== undefined;
  // A stand-in is seen in the place of what it replaces.
  const tips = bounds.tips ?? refs.refs.filter((ref) => !isFollowed || !isReplaceRef(ref)).map(({ oid }) => oid);
  const pastTips = bounds.tips ? [] : refs.past;
  const universe = selectCommits(graph, { tips: [...tips, ...bounds.not], pastTips });
  const times = {
    ...(bounds.since === undefined ? {} : { since: bounds.since }),
    ...(bounds.until === undefined ? {} : { until: bounds.until }),
  };
  const selected = selectCommits(graph, { tips, pastTips, not: bounds.not, ...times });
  return {
    universe,
    selected,
    diagnostics: [...universe.diagnostics, ...shallowness(history), ...otherMeaning(history)],
  };
}

function shallowness({ refs, repository }: History): Diagnostic[] {
  if (refs.shallow.size === 0) return [];
  const message =
    "this clone is shallow: older commits are not here and were not searched ('git fetch --unshallow', or fetch-depth: 0 in CI)";
  return [{ code: 'shallow-clone', message, path: repository.commonDir, affectsCoverage: true }];
}

/** What git would show differently. */
function otherMeaning({ repository, replacements: { objects, grafts } }: History): Diagnostic[] {
  if (repository.replacements !== undefined || objects.size + grafts.size === 0) return [];
  const counts = countsOf([
    [objects.size, 'replace ref'],
    [grafts.size, 'graft'],
  ]);
  const message = `${counts} not followed: the history is shown as it was committed (--replace-objects shows it as git does)`;
  return [{ code: 'replaced-objects', message, path: repository.commonDir, affectsCoverage: false }];
}
