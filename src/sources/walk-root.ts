// What a path named on the command line is: where it lies, what it is called in reports, and whether it can be scanned at all.

import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, isAbsolute, normalize, relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { unreadable } from './read-file.ts';

/**
 * `display` is the path as the user wrote it, tidied: `/` between names, no leading `./`, no trailing `/`; `.` for the working
 * directory. `glob` is what globs see: relative to the working directory if it lies in it (`.` itself), else `.` for a directory
 * and the base name for a file. `fsPath` is absolute, and no link. A pipe counts as a file.
 */
export type WalkRoot =
  | { readonly kind: 'file' | 'directory'; readonly display: string; readonly glob: string; readonly fsPath: string }
  | { readonly kind: 'failed'; readonly diagnostic: Diagnostic };

/** Looks at the path `written`, following links. `cwd` is absolute. */
export function resolveRoot(written: string, cwd: string): WalkRoot {
  const display = toSlashes(normalize(written)).replace(/(?<=.)\/$/, '');
  const named = resolve(cwd, written);
  let stats: Stats;
  let isLink: boolean;
  try {
    isLink = lstatSync(named).isSymbolicLink();
    stats = statSync(named);
  } catch (error) {
    return { kind: 'failed', diagnostic: rootFailure(display, error) };
  }
  const fsPath = isLink ? linkTarget(named) : named;
  if (stats.isDirectory()) return { kind: 'directory', display, glob: globPath(named, cwd, '.'), fsPath };
  const glob = globPath(named, cwd, basename(named));
  // `<(command)` and a piped /dev/stdin are pipes.
  if (stats.isFile() || stats.isFIFO()) return { kind: 'file', display, glob, fsPath };
  const message = 'neither a file, a directory nor a pipe';
  return { kind: 'failed', diagnostic: { code: 'not-a-regular-file', message, path: display, affectsCoverage: true } };
}

/** The path with `/` between names, whatever the system writes. */
export function toSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

function rootFailure(path: string, error: unknown): Diagnostic {
  const isMissing = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
  if (!isMissing) return unreadable(path, error);
  return { code: 'path-not-found', message: 'no such file or directory', path, affectsCoverage: true };
}

/** Links of /proc (`/dev/stdin`) can be opened but may name no path that exists; those stay as they are. */
function linkTarget(path: string): string {
  try {
    const target = realpathSync.native(path);
    return lstatSync(target, { throwIfNoEntry: false }) === undefined ? path : target;
  } catch {
    return path;
  }
}

function globPath(path: string, cwd: string, outside: string): string {
  const inside = relative(cwd, path);
  if (inside === '') return '.';
  return isAbsolute(inside) || inside === '..' || inside.startsWith(`..${sep}`) ? outside : toSlashes(inside);
}
