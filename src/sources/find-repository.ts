// Which repository is meant.

import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { listRefs } from '../git/list-refs.ts';
import { readReplacements } from '../git/replacements.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import { ToolError } from '../model/tool-error.ts';

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

/** If it is asked for, the repository with its stand-ins and grafts followed by everything that reads it. */
export function withReplacements(repository: Repository, isAsked = false): Repository {
  return isAsked
    ? { ...repository, replacements: readReplacements(repository, listRefs(repository).refs) }
    : repository;
}
