// Which configuration file a scan uses: the flag, the environment, or the nearest file from the target up to the repository's root.

import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** In each folder, the first of these counts. */
const fileNames = ['.trapline.toml', '.gitleaks.toml'] as const;

export type ConfigSearch = {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** From the flag. */
  readonly configPath?: string;
  /** What is scanned, relative to `cwd`; the search starts there. */
  readonly target: string;
};

/** Absolute path of the configuration, or undefined. A file named by flag or environment need not exist: reading it says so. */
export function findConfig({ cwd, env, configPath, target }: ConfigSearch): string | undefined {
  const named = configPath ?? (env.TRAPLINE_CONFIG || undefined);
  if (named !== undefined) return resolve(cwd, named);
  const start = startFolder(resolve(cwd, target));
  const folders = foldersToRoot(start);
  for (const folder of folders) {
    const found = fileNames.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
  }
  return undefined;
}

function startFolder(target: string): string {
  return statSync(target, { throwIfNoEntry: false })?.isDirectory() ? target : dirname(target);
}

/** From `start` up to the folder that holds `.git`; outside a repository only `start`, so that a stray file in a home folder has no say. */
function foldersToRoot(start: string): string[] {
  const folders: string[] = [];
  for (let folder = start; ; folder = dirname(folder)) {
    folders.push(folder);
    if (existsSync(join(folder, '.git'))) return folders;
    if (dirname(folder) === folder) return [start];
  }
}
