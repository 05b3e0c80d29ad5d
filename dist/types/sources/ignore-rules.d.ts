import ignore from 'ignore';
import { type NameTest } from './ignore-names.ts';
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
export declare function byteString(text: string): string;
/**
 * Reads a file of rules for the directory `base` (see `RuleLevel`). Undefined when it is missing, unreadable or without patterns: then
 * more is scanned, never less.
 */
export declare function readLevel(file: string, base: string, ignoreCase: boolean): RuleLevel | undefined;
/**
 * `ignore` holds everything below a directory it ignores to be ignored. When that directory was entered all the same (a deeper
 * .gitignore readmits it, or the user named it), these rules must not say so any more: they get one that readmits it as well.
 */
export declare function readmit(level: RuleLevel, directory: string, ignoreCase: boolean): RuleLevel;
