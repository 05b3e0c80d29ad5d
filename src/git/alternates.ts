// Object directories a repository borrows from: objects/info/alternates, theirs in turn, and the environment's.

import { readFileSync, realpathSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';

/** git follows 5 levels; the number bounds the work that files of a hostile repository can cause. */
const maxObjectDirs = 64;

/**
 * `ownDir` and everything it borrows from, each once (by real path), nearest first. `fromEnvironment` is the value of
 * GIT_ALTERNATE_OBJECT_DIRECTORIES, relative to `baseDir`. Folders that do not exist are left out, except `ownDir`.
 */
export function findObjectDirs(ownDir: string, fromEnvironment: string | undefined, baseDir: string): string[] {
  const found = new Map<string, string>([[realPath(ownDir) ?? ownDir, ownDir]]);
  const waiting = [
    ...readAlternates(ownDir),
    ...splitList(fromEnvironment ?? '').map((path) => resolve(baseDir, path)),
  ];
  while (waiting.length > 0 && found.size < maxObjectDirs) {
    const folder = waiting.shift() ?? '';
    const real = realPath(folder);
    if (real === undefined || found.has(real)) continue;
    found.set(real, folder);
    waiting.push(...readAlternates(folder));
  }
  return [...found.values()];
}

/** One path a line, relative to the object directory itself; `#` starts a comment line. */
function readAlternates(objectDir: string): string[] {
  let text: string;
  try {
    text = readFileSync(join(objectDir, 'info', 'alternates'), 'utf8');
  } catch {
    return [];
  }
  const paths = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  return paths.map(unquote).map((path) => (isAbsolute(path) ? path : resolve(objectDir, path)));
}

/** Separated as PATH is; a path that holds the separator is in double quotes. */
function splitList(list: string): string[] {
  const pattern = delimiter === ';' ? /"(?:[^"\\]|\\.)*"|[^;]+/g : /"(?:[^"\\]|\\.)*"|[^:]+/g;
  return (list.match(pattern) ?? []).map(unquote);
}

/** Quotes as C strings have them; only the escapes that occur in paths. */
function unquote(text: string): string {
  if (!/^".*"$/s.test(text)) return text;
  return text.slice(1, -1).replace(/\\(.)/gs, '$1');
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
