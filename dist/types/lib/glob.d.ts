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
/**
 * Compiles globs. A pattern without a slash (a trailing one does not count) matches the base name at any depth, any other is
 * relative to the base; a leading `/` only says so. What a pattern matches, it matches with everything below. `*` matches
 * leading dots too. Throws `ToolError('usage')` for what is not a glob, or could never match: empty, `!x`, `../x`, `a[`.
 */
export declare function compileGlobs(include: readonly string[], exclude: readonly string[], options?: GlobOptions): PathFilter;
