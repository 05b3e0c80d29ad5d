/** The paths of the git index, relative to the work tree, separated by `/`. */
export interface TrackedPaths {
    has(path: string): boolean;
    /** True when some tracked path lies below the directory `path` (no trailing `/`). */
    hasUnder(path: string): boolean;
}
/** `TrackedPaths` of paths in any order; the order of the index costs least. */
export declare function trackedPaths(paths: Iterable<string>): TrackedPaths;
