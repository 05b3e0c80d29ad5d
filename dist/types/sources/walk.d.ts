import type { PathFilter } from '../lib/glob.ts';
import type { SkipReason } from '../model/coverage.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { IgnoreRules } from './directory-rules.ts';
/**
 * `path` is for people: as the user named the root, then relative to it, separated by `/`; a skipped directory's ends in `/` and
 * stands for all that is below it. `fsPath` is absolute, and bytes where the name is not UTF-8.
 */
export type WalkEntry = {
    readonly kind: 'file';
    readonly path: string;
    readonly fsPath: string | Buffer;
} | {
    readonly kind: 'skipped';
    readonly path: string;
    readonly reason: SkipReason;
} | {
    readonly kind: 'diagnostic';
    readonly diagnostic: Diagnostic;
};
export type WalkOptions = {
    /** Absolute; roots are relative to it. */
    readonly cwd: string;
    /** Asked with paths relative to `cwd`; for roots outside of it, relative to the root. */
    readonly filter?: PathFilter;
    /** Absent: nothing is ignored. */
    readonly ignoreRules?: IgnoreRules;
};
/**
 * Yields every file under `roots` once, files of a directory before its subdirectories, both sorted by bytes. Links are followed
 * only where they are roots. Files that are roots are given even if ignored, and so are pipes; the filter holds for all.
 */
export declare function walkFiles(roots: readonly string[], options: WalkOptions): Generator<WalkEntry, void, undefined>;
