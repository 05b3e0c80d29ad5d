// One file of ignore rules (.gitignore, info/exclude, core.excludesFile). The only door to the package `ignore`, whose idea of git's
// pattern language is checked against git itself by a test. Which files count where is directory-rules.ts's business.

import { readFileSync } from 'node:fs';
import ignore from 'ignore';
import { mayMatchName, type NameTest } from './ignore-names.ts';

/** One file of rules. `base` is the directory its patterns are relative to (bytes): empty, or with a trailing `/`. */
export type RuleLevel = {
  /** Asked with paths relative to `base`; a directory's ends in `/`. */
  readonly matcher: ignore.Ignore;
  /** Asked first, with the entry's name. */
  readonly mayMatch: NameTest;
  readonly base: string;
};

/**
 * Text as one character per byte of its UTF-8. git matches bytes (`?` is not `\u00e9`), so patterns and paths alike are given to
 * `ignore` in this form.
 */
export function byteString(text: string): string {
  return /[^\0-\x7f]/.test(text) ? Buffer.from(text).toString('latin1') : text;
}

/**
 * Reads a file of rules for the directory `base` (see `RuleLevel`). Undefined when it is missing, unreadable or without patterns: then
 * more is scanned, never less.
 */
export function readLevel(file: string, base: string, ignoreCase: boolean): RuleLevel | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'latin1').replace(/^\xef\xbb\xbf/, '');
  } catch {
    return undefined;
  }
  const patterns = text.split('\n').filter((line) => /^[^#\r]/.test(line));
  if (patterns.length === 0) return undefined;
  const matcher = ignore({ ignoreCase, allowRelativePaths: true }).add(text);
  return { matcher, mayMatch: mayMatchName(patterns, ignoreCase), base };
}

/**
 * `ignore` holds everything below a directory it ignores to be ignored. When that directory was entered all the same (a deeper
 * .gitignore readmits it, or the user named it), these rules must not say so any more: they get one that readmits it as well.
 */
export function readmit(level: RuleLevel, directory: string, ignoreCase: boolean): RuleLevel {
  const path = directory.slice(level.base.length);
  if (!level.matcher.test(path).ignored) return level;
  const pattern = `!/${path.replaceAll(/[\\*?[\]!# ]/g, '\\$&')}`;
  const matcher = ignore({ ignoreCase, allowRelativePaths: true }).add(level.matcher).add(pattern);
  return { ...level, matcher };
}
