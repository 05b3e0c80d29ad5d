// Finding a repository and the places its parts live in, as git does: upward from a folder, through `.git` files, with the
// environment's overrides. Ownership (safe.directory) is not checked: nothing a repository configures is ever run.

import { readFileSync, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { ToolError } from '../model/tool-error.ts';
import { findObjectDirs } from './alternates.ts';
import { type ConfigEntry, type Environment, readConfigFile, readConfigFlag, readConfigValue } from './config-file.ts';
import type { Replacements } from './replacements.ts';

export type ObjectFormat = 'sha1' | 'sha256';

export type Repository = {
  /** Where HEAD and the index are: `.git`, or `.git/worktrees/<name>` in a linked work tree. Absolute, as all paths here. */
  readonly gitDir: string;
  /** Where shared refs, configuration and objects are; equals `gitDir` except in linked work trees. */
  readonly commonDir: string;
  /** Top of the work tree; absent in a bare repository. */
  readonly workTree?: string;
  readonly indexPath: string;
  /** The repository's own object directory first, then its alternates. */
  readonly objectDirs: readonly string[];
  readonly objectFormat: ObjectFormat;
  readonly oidBytes: 20 | 32;
  /** The repository's own configuration, without the user's and the system's. */
  readonly config: readonly ConfigEntry[];
  /** Set by who wants them followed: then objects are read, and commits have parents, as these say. */
  readonly replacements?: Replacements;
};

/** Where a repository was found, before its configuration is read. `workTree` is what its place implies. */
type Found = { readonly gitDir: string; readonly workTree: string | undefined };

/**
 * The repository `startDir` (the working directory) is in, or undefined when there is none. Relative paths in `env` count as in
 * git: GIT_DIR and GIT_WORK_TREE from `startDir`, the others from the top of the work tree.
 * Throws ToolError (`git-unsupported`) for an object format nobody knows yet.
 */
export function openRepository(startDir: string, env: Environment): Repository | undefined {
  const start = physicalPath(resolve(startDir));
  const found = env.GIT_DIR ? fromEnvironment(start, env) : discover(start, env);
  if (found === undefined) return undefined;
  const { gitDir } = found;
  const commonDir = findCommonDir(gitDir, start, env);
  const config = readRepositoryConfig(gitDir, commonDir);
  const workTree = findWorkTree(found, commonDir, config, start, env);
  const baseDir = workTree !== undefined && isInside(start, workTree) ? workTree : start;
  const objectFormat = readObjectFormat(config, gitDir);
  const ownObjects = env.GIT_OBJECT_DIRECTORY ? resolve(baseDir, env.GIT_OBJECT_DIRECTORY) : join(commonDir, 'objects');
  return {
    gitDir,
    commonDir,
    ...(workTree === undefined ? {} : { workTree }),
    indexPath: env.GIT_INDEX_FILE ? resolve(baseDir, env.GIT_INDEX_FILE) : join(gitDir, 'index'),
    objectDirs: findObjectDirs(ownObjects, env.GIT_ALTERNATE_OBJECT_DIRECTORIES, baseDir),
    objectFormat,
    oidBytes: objectFormat === 'sha1' ? 20 : 32,
    config,
  };
}

function fromEnvironment(start: string, env: Environment): Found | undefined {
  const given = resolve(start, env.GIT_DIR ?? '');
  const gitDir = isFile(given) ? followGitFile(given) : given;
  if (gitDir === undefined || !isGitDir(gitDir, start, env)) return undefined;
  return { gitDir, workTree: start };
}

/** Looks in `start` and each folder above it, for a `.git` first and then for a bare repository. */
function discover(start: string, env: Environment): Found | undefined {
  const ceilings = (env.GIT_CEILING_DIRECTORIES ?? '').split(delimiter).filter(isAbsolute);
  for (let folder = start; ; folder = dirname(folder)) {
    const dotGit = join(folder, '.git');
    if (isFile(dotGit)) {
      // A `.git` file that leads nowhere is the end of the search, as in git: what is above is another repository.
      const gitDir = followGitFile(dotGit);
      const isUsable = gitDir !== undefined && isGitDir(gitDir, start, env);
      return isUsable ? { gitDir, workTree: folder } : undefined;
    }
    if (isGitDir(dotGit, start, env)) return { gitDir: dotGit, workTree: folder };
    if (isGitDir(folder, start, env)) return { gitDir: folder, workTree: undefined };
    const parent = dirname(folder);
    if (parent === folder || ceilings.includes(parent)) return undefined;
  }
}

/** What git asks for before it believes a folder: HEAD with something like a ref in it, refs, and objects. */
function isGitDir(folder: string, start: string, env: Environment): boolean {
  const head = readText(join(folder, 'HEAD'));
  if (head === undefined || !/^(ref:\s*refs\/|[0-9a-f]{40,64}\s*$)/.test(head)) return false;
  const commonDir = findCommonDir(folder, start, env);
  return (
    isFolder(join(commonDir, 'refs')) && (Boolean(env.GIT_OBJECT_DIRECTORY) || isFolder(join(commonDir, 'objects')))
  );
}

/** The target of a `.git` file (`gitdir: <path>`, relative to the file), or undefined when it holds something else. */
function followGitFile(path: string): string | undefined {
  const target = /^gitdir: ([^\r\n]+)/.exec(readText(path) ?? '')?.[1];
  return target === undefined ? undefined : resolve(dirname(path), target);
}

function findCommonDir(gitDir: string, start: string, env: Environment): string {
  if (env.GIT_COMMON_DIR) return resolve(start, env.GIT_COMMON_DIR);
  const pointer = readText(join(gitDir, 'commondir'))?.replace(/[\r\n]+$/, '');
  return pointer ? resolve(gitDir, pointer) : gitDir;
}

function readRepositoryConfig(gitDir: string, commonDir: string): ConfigEntry[] {
  const config = readConfigFile(join(commonDir, 'config'));
  if (readConfigFlag(config, 'extensions.worktreeconfig') !== true) return config;
  return [...config, ...readConfigFile(join(gitDir, 'config.worktree'))];
}

function findWorkTree(
  found: Found,
  commonDir: string,
  config: readonly ConfigEntry[],
  start: string,
  env: Environment,
): string | undefined {
  if (env.GIT_WORK_TREE) return physicalPath(resolve(start, env.GIT_WORK_TREE));
  // core.worktree and core.bare speak of the main work tree, not of linked ones.
  if (commonDir !== found.gitDir) return found.workTree;
  const configured = readConfigValue(config, 'core.worktree');
  if (configured) return physicalPath(resolve(found.gitDir, configured));
  if (readConfigFlag(config, 'core.bare') === true) return undefined;
  return found.workTree;
}

function readObjectFormat(config: readonly ConfigEntry[], gitDir: string): ObjectFormat {
  const format = (readConfigValue(config, 'extensions.objectformat') ?? 'sha1').toLowerCase();
  if (format === 'sha1' || format === 'sha256') return format;
  throw new ToolError('git-unsupported', `${gitDir}: object format '${format}' is not supported`);
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function physicalPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
