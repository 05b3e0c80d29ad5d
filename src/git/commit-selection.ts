// Which commits a scan is about: reachable from some tips, not from others, within dates.

import type { Diagnostic } from '../model/diagnostic.ts';
import type { CommitGraph } from './commit-graph.ts';

export type CommitQuery = {
  /** Ids (hex) to start from; tags are followed. Trees and blobs are ignored, and what is not there is reported. */
  readonly tips: Iterable<string>;
  /** More of them that may be gone without anything being wrong: reflogs keep ids longer than objects. */
  readonly pastTips?: Iterable<string>;
  /** Commits reachable from these are left out. */
  readonly not?: Iterable<string>;
  /** Bounds on the committer date, seconds since 1970, inclusive. Older commits behind newer ones are looked at too. */
  readonly since?: number;
  readonly until?: number;
};

export type CommitSelection = {
  /** 1 for each selected commit, by number. */
  readonly isSelected: Uint8Array;
  readonly count: number;
  /** Commits, trees and parents that selected commits name and the repository does not hold. */
  readonly diagnostics: readonly Diagnostic[];
};

/** Selects commits. In a partial clone missing trees are promised ones; commits are never left with the remote. */
export function selectCommits(graph: CommitGraph, query: CommitQuery): CommitSelection {
  const tips = [...query.tips];
  const isSelected = markReachable(graph, [...tips, ...(query.pastTips ?? [])]);
  const excluded = markReachable(graph, query.not ?? []);
  const diagnostics = missingTips(graph, tips);
  let count = 0;
  for (let number = 0; number < graph.count; number++) {
    if (isSelected[number] === 0) continue;
    const time = graph.committerTime(number);
    const isWithin =
      time >= (query.since ?? Number.NEGATIVE_INFINITY) && time <= (query.until ?? Number.POSITIVE_INFINITY);
    if (excluded[number] === 1 || !isWithin) {
      isSelected[number] = 0;
      continue;
    }
    count++;
    diagnostics.push(...missingObjects(graph, number));
  }
  return { isSelected, count, diagnostics };
}

/** Every commit of the repository, whether anything leads to it or not. */
export function selectAllCommits(graph: CommitGraph): CommitSelection {
  return { isSelected: new Uint8Array(graph.count).fill(1), count: graph.count, diagnostics: [] };
}

function missingTips(graph: CommitGraph, tips: readonly string[]): Diagnostic[] {
  const missing = new Set(tips.filter((tip) => graph.peel(tip) === undefined));
  return [...missing].map((oid) => {
    const message = `object ${oid}, which a reference names, is missing from the repository`;
    return { code: 'object-missing', message, path: oid, affectsCoverage: true };
  });
}

function missingObjects(graph: CommitGraph, number: number): Diagnostic[] {
  const missing = graph.missingOf(number);
  // The tree is the first thing that a commit names.
  const isPromised = graph.catalog.isPartial && graph.treeOf(number) === -1;
  return missing.slice(isPromised ? 1 : 0).map((oid) => {
    const message = `commit ${graph.oidOf(number)}: its parent or tree ${oid} is missing from the repository`;
    return { code: 'object-missing', message, path: oid, affectsCoverage: true };
  });
}

function markReachable(graph: CommitGraph, tips: Iterable<string>): Uint8Array {
  const marks = new Uint8Array(graph.count);
  const waiting: number[] = [];
  const add = (number: number) => {
    if (number === -1 || marks[number] === 1) return;
    marks[number] = 1;
    waiting.push(number);
  };
  for (const tip of tips) {
    const target = graph.peel(tip);
    if (target?.type === 'commit') add(graph.numberOf(target.oid));
  }
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    for (const parent of graph.parentsOf(number)) add(parent);
  }
  return marks;
}
