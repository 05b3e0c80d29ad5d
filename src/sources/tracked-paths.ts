// What git tracks, for telling ignored files from forced ones. Holds names only, no repository.

/** The paths of the git index, relative to the work tree, separated by `/`. */
export interface TrackedPaths {
  has(path: string): boolean;
  /** True when some tracked path lies below the directory `path` (no trailing `/`). */
  hasUnder(path: string): boolean;
}

/** `TrackedPaths` of paths in any order; the order of the index costs least. */
export function trackedPaths(paths: Iterable<string>): TrackedPaths {
  // Asked rarely, so searching a sorted list beats building a set. Sorting a sorted list is one pass.
  const sorted = [...paths].sort(compare);
  return {
    has: (path) => sorted[lowerBound(sorted, path)] === path,
    hasUnder: (path) => sorted[lowerBound(sorted, `${path}/`)]?.startsWith(`${path}/`) === true,
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Index of the first element that is not less than `value`. */
function lowerBound(sorted: readonly string[], value: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
