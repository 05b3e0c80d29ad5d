// A repository's history as something to scan: which repository, which commits, and what is known to be missing from it.

import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildCatalog, buildCatalogWith, type ScanHeaders } from '../git/build-catalog.ts';
import { readConfigValue, readPromisors } from '../git/config-file.ts';
import { listRefs, type RefListing } from '../git/list-refs.ts';
import type { DiagnosticSink, ObjectCatalog } from '../git/object-catalog.ts';
import { resolveHead } from '../git/refs.ts';
import { type Replacements, readReplacements } from '../git/replacements.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import { ToolError } from '../model/tool-error.ts';

export type History = {
  readonly repository: Repository;
  readonly catalog: ObjectCatalog;
  readonly refs: RefListing;
  /** Id of the commit HEAD is at. */
  readonly head: string | undefined;
  readonly originUrl: string | undefined;
  /** Stand-ins and grafts that are there; followed if the repository has them. */
  readonly replacements: Replacements;
};

export type HistoryPlace = {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder in or of the repository, as the user named it. */
  readonly folder: string;
};

/** Finds the repository. Throws ToolError `not-a-repository` or `path-not-found`. */
export function findRepository({ cwd, env, folder }: HistoryPlace): Repository {
  const path = resolve(cwd, folder);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new ToolError('path-not-found', `${folder} is not a folder`, {
      hint: 'name the folder of a repository, or a range of commits like main..HEAD',
    });
  const repository = openRepository(path, env);
  if (!repository)
    throw new ToolError('not-a-repository', `${folder} is not in a git repository, so it has no history`, {
      hint: 'use trapline scan <path> for plain files',
    });
  return repository;
}

/** The repository with its stand-ins and grafts followed by everything that reads it. */
export function followReplacements(repository: Repository): Repository {
  return { ...repository, replacements: readReplacements(repository, listRefs(repository).refs) };
}

/** Lists objects and refs. `scan` may read the headers of packs meanwhile. */
export async function openHistory(
  repository: Repository,
  onDiagnostic: DiagnosticSink,
  scan?: ScanHeaders,
): Promise<History> {
  const refs = listRefs(repository);
  for (const diagnostic of refs.diagnostics) onDiagnostic(diagnostic, 0);
  const { objectDirs, oidBytes } = repository;
  const places = { objectDirs, oidBytes, hasPromisors: readPromisors(repository.config).length > 0 };
  const catalog = scan ? await buildCatalogWith(scan, places, onDiagnostic) : buildCatalog(places, onDiagnostic);
  return {
    repository,
    catalog,
    refs,
    head: resolveHead(repository),
    replacements: repository.replacements ?? readReplacements(repository, refs.refs),
    originUrl: readConfigValue(repository.config, 'remote.origin.url'),
  };
}
