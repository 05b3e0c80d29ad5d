import type { CommitGraph } from '../git/commit-graph.ts';
import type { CommitSelection } from '../git/commit-selection.ts';
import type { TreeScan } from '../git/tree-scan.ts';
import { type ObjectCounts } from '../model/coverage.ts';
import type { ScanResult } from './file-scanner.ts';
/** What the trees of a history name and its repository (at `place`) does not hold; undefined when nothing is missing. */
export declare function reportMissing(scans: readonly TreeScan[], graph: CommitGraph, universe: CommitSelection, place: string): ScanResult | undefined;
/** Undefined when nothing was left with the remote. */
export declare function promisedResult(promised: ObjectCounts, place: string): ScanResult | undefined;
