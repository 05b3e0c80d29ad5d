// The repositories inside of a repository: those of its submodules, in `modules` of the git directory or as a `.git` of their own in the
// work tree, and theirs in turn. Also those of submodules that are gone from the work tree: their history is still here.

import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isToolError } from '../model/tool-error.ts';
import { parseConfig } from './config-file.ts';
import { attempt, errorCode } from './git-read-error.ts';
import { readIndex } from './index-file.ts';
import { ObjectStore } from './object-store.ts';
import { resolveHead } from './refs.ts';
import { openRepository, type Repository } from './repository.ts';
import { TreeLookup } from './tree-lookup.ts';
import { entryKind, readCommitTree } from './trees.ts';

/** `path` is relative to the top of the outermost repository, or the submodule's name where it has no place in the work tree. */
export type Submodule = {
  readonly path: string;
  /** Absent when it is not cloned, or cannot be opened: `problem` says why. */
  readonly repository?: Repository;
  readonly problem?: string;
};

/** Names of submodules nest less deeply in `modules`. */
const maxNameDepth = 16;
/** More than any honest repository has. */
const maxSubmodules = 10_000;

/** All of them, by path, those of submodules among them. Each repository is listed once. */
export function listSubmodules(repository: Repository): Submodule[] {
  const finder = new SubmoduleFinder();
  finder.search(repository, '');
  return finder.found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

class SubmoduleFinder {
  readonly found: Submodule[] = [];
  readonly #seen = new Set<string>();

  search(repository: Repository, prefix: string): void {
    this.#seen.add(realPath(repository.commonDir));
    const { workTree } = repository;
    const uncloned: string[] = [];
    for (const path of linkedPaths(repository)) {
      const folder = workTree === undefined ? undefined : join(workTree, path);
      // Looking in a folder without a `.git` would find the outer repository.
      if (folder !== undefined && existsSync(join(folder, '.git')))
        this.#add(folder, prefix + path, () => prefix + path);
      else uncloned.push(prefix + path);
    }
    for (const modules of moduleFolders(repository))
      for (const name of gitDirsIn(modules))
        this.#add(join(modules, name), prefix + name, (inner) => prefix + placeOf(inner, workTree, name));
    const known = new Set(this.found.map(({ path }) => path));
    for (const path of uncloned) if (!known.has(path)) this.#push({ path });
  }

  /** `name` stands for it when it cannot be opened. */
  #add(folder: string, name: string, toPath: (repository: Repository) => string): void {
    let repository: Repository | undefined;
    try {
      // The environment speaks of the outer repository.
      repository = openRepository(folder, {});
    } catch (error) {
      if (!isToolError(error)) throw error;
      this.#push({ path: name, problem: error.message });
      return;
    }
    if (repository === undefined) this.#push({ path: name, problem: 'its repository cannot be read' });
    else if (!this.#seen.has(realPath(repository.commonDir))) {
      const path = toPath(repository);
      this.#push({ path, repository });
      this.search(repository, `${path}/`);
    }
  }

  #push(submodule: Submodule): void {
    if (this.found.length < maxSubmodules) this.found.push(submodule);
  }
}

/** Paths of submodules in the index; of a bare repository those that .gitmodules of HEAD lists. */
function linkedPaths(repository: Repository): string[] {
  return repository.workTree === undefined ? listedPaths(repository) : indexedPaths(repository);
}

function indexedPaths(repository: Repository): string[] {
  try {
    const index = readIndex(repository);
    const paths = new Set<string>();
    for (let i = 0; i < index.count; i++) if (entryKind(index.mode(i)) === 'submodule') paths.add(index.path(i));
    return [...paths];
  } catch (error) {
    // A damaged index is none of a history's business.
    if (!isToolError(error)) throw error;
    return [];
  }
}

function listedPaths(repository: Repository): string[] {
  const head = resolveHead(repository);
  if (head === undefined) return [];
  const store = new ObjectStore(repository);
  try {
    const { oidBytes } = repository;
    const text = attempt(() => {
      const tree = readCommitTree(store, head, oidBytes);
      const entry = new TreeLookup(store, oidBytes, []).find(tree, Buffer.from('.gitmodules'));
      return entry && store.read(entry.oid).bytes.toString('utf8');
    }, []);
    const paths = parseConfig(text ?? '').filter(({ key }) => /^submodule\..+\.path$/s.test(key));
    return [...new Set(paths.map(({ value }) => value))];
  } finally {
    store.close();
  }
}

/** Each work tree has its own. */
function moduleFolders({ commonDir }: Repository): string[] {
  const worktrees = listFolders(join(commonDir, 'worktrees')).map((name) =>
    join(commonDir, 'worktrees', name, 'modules'),
  );
  return [join(commonDir, 'modules'), ...worktrees];
}

/** Git directories below a folder, relative to it: names of submodules may have slashes. Those inside of another are left to it. */
function gitDirsIn(folder: string, name = '', depth = 0): string[] {
  if (depth > maxNameDepth) return [];
  return listFolders(join(folder, name)).flatMap((part) => {
    const inner = name === '' ? part : `${name}/${part}`;
    return isGitDir(join(folder, inner)) ? [inner] : gitDirsIn(folder, inner, depth + 1);
  });
}

function isGitDir(folder: string): boolean {
  return existsSync(join(folder, 'HEAD')) && existsSync(join(folder, 'objects'));
}

/** Where the submodule is in the outer work tree, by its own configuration; else its name. */
function placeOf({ workTree }: Repository, outer: string | undefined, name: string): string {
  const place = workTree === undefined || outer === undefined ? '..' : relative(outer, workTree).split(sep).join('/');
  return place === '' || place === '..' || place.startsWith('../') ? name : place;
}

/** By name; symbolic links are not followed, so that there are no circles. */
function listFolders(path: string): string[] {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    if (errorCode(error) === '') throw error;
    return [];
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
