// Finds the files under the paths the user named. Opens none of them and looks at no entry by itself: directory listings tell types.

import type { PathFilter } from '../lib/glob.ts';
import type { SkipReason } from '../model/coverage.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { DirectoryRules, IgnoreRules } from './directory-rules.ts';
import { type ListedEntry, listDirectory } from './list-directory.ts';
import { unreadable } from './read-file.ts';
import { resolveRoot, toSlashes } from './walk-root.ts';

/**
 * `path` is for people: as the user named the root, then relative to it, separated by `/`; a skipped directory's ends in `/` and
 * stands for all that is below it. `fsPath` is absolute, and bytes where the name is not UTF-8.
 */
export type WalkEntry =
  | { readonly kind: 'file'; readonly path: string; readonly fsPath: string | Buffer }
  | { readonly kind: 'skipped'; readonly path: string; readonly reason: SkipReason }
  | { readonly kind: 'diagnostic'; readonly diagnostic: Diagnostic };

export type WalkOptions = {
  /** Absolute; roots are relative to it. */
  readonly cwd: string;
  /** Asked with paths relative to `cwd`; for roots outside of it, relative to the root. */
  readonly filter?: PathFilter;
  /** Absent: nothing is ignored. */
  readonly ignoreRules?: IgnoreRules;
};

/** A directory to be listed. The prefixes are empty or end in `/`. */
type Frame = {
  readonly display: string;
  readonly glob: string;
  readonly fsPrefix: string | Buffer;
  /** The rules that hold in it, once known; until then those of the directory above, and the name there. */
  readonly rules?: DirectoryRules | undefined;
  readonly rulesAbove?: DirectoryRules | undefined;
  readonly name: string;
};

type Walk = WalkOptions & {
  /** Absolute paths already given, files and directories; absent when a single root makes repetition impossible. */
  readonly seen: Set<string> | undefined;
};

/**
 * Yields every file under `roots` once, files of a directory before its subdirectories, both sorted by bytes. Links are followed
 * only where they are roots. Files that are roots are given even if ignored, and so are pipes; the filter holds for all.
 */
export function* walkFiles(roots: readonly string[], options: WalkOptions): Generator<WalkEntry, void, undefined> {
  const walk = { ...options, seen: roots.length > 1 ? new Set<string>() : undefined };
  for (const root of roots) {
    const start = startAt(root, walk);
    if (start === undefined) continue;
    if ('kind' in start) yield start;
    else yield* walkTree(start, walk);
  }
  for (const diagnostic of options.ignoreRules?.diagnostics ?? []) yield { kind: 'diagnostic', diagnostic };
}

/** What a root comes to: a directory to walk, one entry, or nothing if it was given before. */
function startAt(written: string, walk: Walk): Frame | WalkEntry | undefined {
  const root = resolveRoot(written, walk.cwd);
  if (root.kind === 'failed') return { kind: 'diagnostic', diagnostic: root.diagnostic };
  const { display, glob, fsPath } = root;
  if (root.kind === 'directory') {
    const prefix = asPrefix(display);
    if (glob !== '.' && walk.filter?.prunes(glob)) return { kind: 'skipped', path: prefix, reason: 'excluded' };
    const rules = walk.ignoreRules?.forNamed(fsPath);
    return { display: prefix, glob: asPrefix(glob), fsPrefix: asPrefix(toSlashes(fsPath)), rules, name: '' };
  }
  if (isRepeated(fsPath, walk)) return undefined;
  if (walk.filter?.(glob) === false) return { kind: 'skipped', path: display, reason: 'excluded' };
  return { kind: 'file', path: display, fsPath };
}

/** The walk itself: a stack instead of recursion, because every level of `yield*` costs for every file. */
function* walkTree(top: Frame, walk: Walk): Generator<WalkEntry, void, undefined> {
  const stack = [top];
  for (let frame = stack.pop(); frame !== undefined; frame = stack.pop()) {
    if (isRepeated(frame.fsPrefix, walk)) continue;
    let entries: ListedEntry[];
    try {
      entries = listDirectory(frame.fsPrefix);
    } catch (error) {
      yield { kind: 'diagnostic', diagnostic: unreadable(frame.display === '' ? '.' : frame.display, error) };
      continue;
    }
    const rules = frame.rules ?? rulesWithin(frame, entries, walk);
    const inner: Frame[] = [];
    for (const entry of entries) {
      const path = frame.display + entry.name;
      if (entry.kind === 'directory') {
        // What git keeps for itself is no file of the user's.
        if (entry.name === '.git') continue;
        const reason = whyPruned(entry.name, frame, rules, walk);
        if (reason === undefined) inner.push(innerFrame(entry, path, frame, rules));
        else yield { kind: 'skipped', path: `${path}/`, reason };
      } else {
        const reason = whySkipped(entry, frame, rules, walk);
        if (reason !== undefined) yield { kind: 'skipped', path, reason };
        else {
          const fsPath = appendName(frame.fsPrefix, entry);
          if (!isRepeated(fsPath, walk)) yield { kind: 'file', path, fsPath };
        }
      }
    }
    for (const next of inner.reverse()) stack.push(next);
  }
}

function whySkipped(
  entry: ListedEntry,
  frame: Frame,
  rules: DirectoryRules | undefined,
  walk: Walk,
): SkipReason | undefined {
  if (entry.kind === 'symlink' || entry.kind === 'special') return entry.kind;
  if (walk.filter?.(frame.glob + entry.name) === false) return 'excluded';
  return rules?.ignoresFile(entry.name) ? 'ignored' : undefined;
}

function whyPruned(name: string, frame: Frame, rules: DirectoryRules | undefined, walk: Walk): SkipReason | undefined {
  if (walk.filter?.prunes(frame.glob + name)) return 'excluded';
  return rules?.ignoresDirectory(name) ? 'ignored' : undefined;
}

/** The rules in a directory just listed. A repository inside the tree has its own; rules from around it do not reach in. */
function rulesWithin(frame: Frame, entries: readonly ListedEntry[], walk: Walk): DirectoryRules | undefined {
  let hasIgnoreFile = false;
  let isTop = false;
  for (const { name, kind } of entries) {
    // git does not follow a .gitignore that is a link.
    if (name === '.gitignore' && kind === 'file') hasIgnoreFile = true;
    else if (name === '.git') isTop = true;
  }
  const own =
    isTop && typeof frame.fsPrefix === 'string' ? walk.ignoreRules?.forTop(frame.fsPrefix.slice(0, -1)) : undefined;
  return own ?? frame.rulesAbove?.enter(frame.name, hasIgnoreFile);
}

function innerFrame(entry: ListedEntry, path: string, frame: Frame, rules: DirectoryRules | undefined): Frame {
  const fsPath = appendName(frame.fsPrefix, entry);
  return {
    display: `${path}/`,
    glob: `${frame.glob}${entry.name}/`,
    fsPrefix: typeof fsPath === 'string' ? `${fsPath}/` : Buffer.concat([fsPath, Buffer.from('/')]),
    rulesAbove: rules,
    name: entry.name,
  };
}

/** Stays a string for as long as every name on the way is one. */
function appendName(prefix: string | Buffer, entry: ListedEntry): string | Buffer {
  if (typeof prefix === 'string' && entry.rawName === undefined) return prefix + entry.name;
  return Buffer.concat([Buffer.from(prefix), entry.rawName ?? Buffer.from(entry.name)]);
}

function isRepeated(fsPath: string | Buffer, walk: Walk): boolean {
  if (walk.seen === undefined) return false;
  const key = typeof fsPath === 'string' ? fsPath : `\0${fsPath.toString('latin1')}`;
  if (walk.seen.has(key)) return true;
  walk.seen.add(key);
  return false;
}

/** The path of a directory as what its entries' names are appended to. */
function asPrefix(path: string): string {
  if (path === '.') return '';
  return path.endsWith('/') ? path : `${path}/`;
}
