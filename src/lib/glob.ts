// Globs of `--include` and `--exclude`, with the habits of .gitignore (a bare name matches at any
// depth, a directory stands for all that is below it). Knows nothing of the file system.

import { ToolError } from '../model/tool-error.ts';
import { loadPicomatch } from './load-picomatch.ts';

/** Answers for paths relative to where the globs apply, separated by `/`, without a leading `./`. */
export type PathFilter = {
  /** True when the file at `path` is wanted: some include matches (or there is none) and no exclude does. */
  (path: string): boolean;
  /** True when no file below the directory `path` (no trailing `/`) can be wanted, so that it need not be listed. */
  prunes(path: string): boolean;
};

export type GlobOptions = {
  /** Set on Windows: `\` separates as `/` does and so cannot escape. */
  readonly isBackslashSeparator?: boolean;
};

type Glob = {
  /** A regular expression for the thing itself. */
  readonly source: string;
  /** Written with a trailing `/` or `/**`: the thing itself is not matched, only what is below it. */
  readonly isBelowOnly: boolean;
  /** Leading part without wildcards; empty when it may match at any depth. */
  readonly base: string;
};

/**
 * Compiles globs. A pattern without a slash (a trailing one does not count) matches the base name at any depth, any other is
 * relative to the base; a leading `/` only says so. What a pattern matches, it matches with everything below. `*` matches
 * leading dots too. Throws `ToolError('usage')` for what is not a glob, or could never match: empty, `!x`, `../x`, `a[`.
 */
export function compileGlobs(
  include: readonly string[],
  exclude: readonly string[],
  options: GlobOptions = {},
): PathFilter {
  const included = include.map((glob) => parseGlob(glob, '--include', options));
  const excluded = exclude.map((glob) => parseGlob(glob, '--exclude', options));
  const wanted = fileExpression(included);
  const unwanted = fileExpression(excluded);
  const prunedDirectory = directoryExpression(excluded);
  const bases = included.map((glob) => glob.base);
  const accepts = (path: string) => !(wanted && !wanted.test(path)) && !unwanted?.test(path);
  const prunes = (path: string) =>
    prunedDirectory?.test(path) === true || (bases.length > 0 && !bases.some((base) => mayHold(path, base)));
  return Object.assign(accepts, { prunes });
}

/** True when the directory can hold something at or below `base`: one of the two leads to the other. */
function mayHold(directory: string, base: string): boolean {
  return base === '' || base === directory || base.startsWith(`${directory}/`) || directory.startsWith(`${base}/`);
}

function fileExpression(globs: readonly Glob[]): RegExp | undefined {
  return union(globs.map((glob) => `${glob.source}${glob.isBelowOnly ? '/.+' : '(?:/.*)?'}`));
}

function directoryExpression(globs: readonly Glob[]): RegExp | undefined {
  return union(globs.map((glob) => `${glob.source}(?:/.*)?`));
}

/** One expression for all patterns: a walk asks it for every file, and one test is cheaper than a loop of them. */
function union(sources: readonly string[]): RegExp | undefined {
  return sources.length === 0 ? undefined : new RegExp(`^(?:${sources.join('|')})$`, 's');
}

/** The pattern as a regular expression without anchors. Our own `.*` and not a leading double star: picomatch's is four times slower. */
function toSource(pattern: string, isAnchored: boolean): string {
  // `nonegate`: negation is refused above. `strictBrackets`: an unbalanced bracket is an error, not a literal. `fastpaths` would give
  // anchors within anchors.
  const options = { dot: true, nonegate: true, strictBrackets: true, fastpaths: false };
  const { source } = loadPicomatch().makeRe(pattern, options, false);
  return `${isAnchored ? '' : '(?:.*/)?'}(?:${source.replace(/^\^/, '').replace(/\$$/, '')})`;
}

function parseGlob(written: string, flag: string, options: GlobOptions): Glob {
  const slashed = options.isBackslashSeparator === true ? written.replaceAll('\\', '/') : written;
  if (/^\s*$/.test(slashed)) throw refuse(flag, written, 'the pattern is empty');
  if (/^!(?!\()/.test(slashed)) throw refuse(flag, written, 'patterns are not negated with `!`; use the other flag');
  const relative = slashed.replace(/^(?:\.\/+)+/, '');
  if (/(?:^|\/)\.\.(?:\/|$)/.test(relative))
    throw refuse(flag, written, 'a pattern cannot leave the scanned tree by `..`');
  const body = relative.replace(/(?:\/(?:\*\*)?)+$/, '').replace(/^\/+/, '');
  const isBelowOnly = /\/(?:\*\*)?$/.test(relative);
  if (body === '' || body === '.' || body === '**') return { source: '.*', isBelowOnly: false, base: '' };
  const isTied = relative.startsWith('/') || body.includes('/') || relative.endsWith('/**');
  const isAnchored = isTied && !body.startsWith('**/');
  const pattern = escapePlainParentheses(body.replace(/^(?:\*\*\/)+/, ''));
  try {
    // Escapes make the base differ from the path it stands for; rare enough to do without pruning.
    const base = isAnchored && !pattern.includes('\\') ? loadPicomatch().scan(pattern).base : '';
    return { source: toSource(pattern, isAnchored), isBelowOnly, base };
  } catch (cause) {
    throw refuse(flag, written, cause instanceof Error ? cause.message : 'not a glob', cause);
  }
}

/**
 * picomatch reads `(x)` as a group, so that `app/(auth)/**` (a common way to name folders) would never match. Parentheses are
 * literal here unless they belong to an extglob (`@(a|b)`) or hold an alternative (`(a|b)`).
 */
function escapePlainParentheses(pattern: string): string {
  return pattern.replace(
    /(^|[^?*+@!\\])\(([^()|]*)\)/g,
    (_, before: string, inner: string) => `${before}\\(${inner}\\)`,
  );
}

function refuse(flag: string, pattern: string, reason: string, cause?: unknown): ToolError {
  return new ToolError('usage', `${flag} ${JSON.stringify(pattern)}: ${reason}`, { cause });
}
