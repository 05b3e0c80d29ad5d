// Submodules of a history scan: repositories of their own, scanned one after the other when that is asked for, and otherwise counted.

import { posix } from 'node:path';
import type { Repository } from '../git/repository.ts';
import { listSubmodules, type Submodule } from '../git/submodules.ts';
import { countOf } from '../lib/human-number.ts';
import { emptyCoverage } from '../model/coverage.ts';
import { isToolError } from '../model/tool-error.ts';
import type { FilesOutcome } from './scan-files.ts';
import type { HistoryRequest } from './scan-history.ts';

/** A repository to scan: `prefix` stands before the paths in it, empty or ending in `/`. */
export type HistoryPart = {
  readonly repository: Repository;
  readonly request: HistoryRequest;
  readonly prefix: string;
};

/** Scans the submodules, or says how many there are. `first` is the outcome of the scan of the repository itself. */
export async function scanSubmodules(
  { repository, request }: HistoryPart,
  first: FilesOutcome,
  scan: (part: HistoryPart) => Promise<FilesOutcome>,
): Promise<FilesOutcome> {
  const submodules = listSubmodules(repository);
  if (request.target.submodules !== true) {
    if (submodules.length > 0) noteSkipped(submodules.length, request);
    return first;
  }
  let outcome = first;
  for (const submodule of submodules) {
    if (outcome.isInterrupted) break;
    const { engine, isInterrupted } = await scanSubmodule(submodule, request, scan);
    outcome = { engine: outcome.engine ?? engine, isInterrupted };
  }
  return outcome;
}

async function scanSubmodule(
  { path, repository, problem }: Submodule,
  request: HistoryRequest,
  scan: (part: HistoryPart) => Promise<FilesOutcome>,
): Promise<FilesOutcome> {
  const unscanned = { engine: undefined, isInterrupted: false };
  if (repository === undefined) {
    noteMissing(path, problem ?? "it is not cloned ('git submodule update --init' does that)", request);
    return unscanned;
  }
  const target = { ...request.target, folder: posix.join(request.target.folder, path) };
  try {
    return await scan({ repository, request: { ...request, target }, prefix: `${path}/` });
  } catch (error) {
    if (!isToolError(error)) throw error;
    noteMissing(path, error.message, request);
    return unscanned;
  }
}

function noteSkipped(count: number, { onResult }: HistoryRequest): void {
  const message = `${countOf(count, 'submodule')} not looked at (--recurse-submodules does)`;
  const coverage = { ...emptyCoverage, skipped: { submodule: count } };
  onResult({ findings: [], diagnostics: [{ code: 'submodule', message, affectsCoverage: false }], coverage });
}

function noteMissing(path: string, why: string, { onResult }: HistoryRequest): void {
  const message = `the submodule was not searched: ${why}`;
  const coverage = { ...emptyCoverage, missed: 1 };
  onResult({ findings: [], diagnostics: [{ code: 'submodule', message, path, affectsCoverage: true }], coverage });
}
