// The files source: walks the paths the user named, by the user's globs and by git's ignore rules. Gives names only; workers read.

import { realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Environment, findExcludesFile, readConfigFlag } from '../git/config-file.ts';
import { readIndex } from '../git/index-file.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import { compileGlobs } from '../lib/glob.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { ToolError } from '../model/tool-error.ts';
import { IgnoreRules, type WorkTree } from './directory-rules.ts';
import { type TrackedPaths, trackedPaths } from './tracked-paths.ts';
import { type WalkEntry, walkFiles } from './walk.ts';

export type ListOptions = {
  /** Absolute; `paths` and globs are relative to it. */
  readonly cwd: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** False for `--no-ignore`: nothing is left out because of .gitignore and its kin. */
  readonly ignore: boolean;
  /** For the user's git configuration; variables that point git at a repository do not count here. */
  readonly env: Environment;
};

/** Lists the files under `paths` (see `walkFiles`). Throws `ToolError('usage')` for a bad glob, before anything is listed. */
export function listFiles(paths: readonly string[], options: ListOptions): Generator<WalkEntry, void, undefined> {
  const { cwd, include, exclude, env } = options;
  const hasGlobs = include.length > 0 || exclude.length > 0;
  return walkFiles(paths, {
    cwd,
    ...(hasGlobs && { filter: compileGlobs(include, exclude, { isBackslashSeparator: sep === '\\' }) }),
    ...(options.ignore && { ignoreRules: new IgnoreRules((top, diagnostics) => openWorkTree(top, env, diagnostics)) }),
  });
}

function openWorkTree(top: string, env: Environment, diagnostics: Diagnostic[]): WorkTree | undefined {
  // The root of the file system has no name left.
  const directory = top === '' ? sep : top;
  const repository = failOpen(undefined, directory, diagnostics, () => openRepository(directory, userEnvironment(env)));
  if (repository?.workTree !== realpathSync(directory)) return undefined;
  const excludesFile = findExcludesFile(repository.config, env, directory);
  return {
    root: top,
    ignoreCase: readConfigFlag(repository.config, 'core.ignorecase') ?? false,
    excludeFiles: [
      join(repository.commonDir, 'info', 'exclude'),
      ...(excludesFile === undefined ? [] : [excludesFile]),
    ],
    readTracked: () => failOpen(everything, directory, diagnostics, () => readTracked(repository)),
  };
}

/** Without what git sets for hooks: GIT_DIR and the like name one repository, and the tree may hold others. */
function userEnvironment(env: Environment): Environment {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith('GIT_') || name.startsWith('GIT_CONFIG_')),
  );
}

// With an index that cannot be read, nothing is known to be untracked, and so nothing is ignored.
const everything: TrackedPaths = { has: () => true, hasUnder: () => true };

function readTracked(repository: Repository): TrackedPaths {
  const index = readIndex(repository);
  return trackedPaths(Array.from({ length: index.count }, (_, entry) => index.path(entry)));
}

/** A repository we cannot read makes us look at more files, not at fewer; the user is told why. */
function failOpen<T>(fallback: T, path: string, diagnostics: Diagnostic[], action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    const message = `ignored files are scanned too: ${error.message}`;
    diagnostics.push({ code: 'config-warning', message, path, affectsCoverage: false });
    return fallback;
  }
}
