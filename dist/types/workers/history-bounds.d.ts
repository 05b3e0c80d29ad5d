import type { CommitGraph } from '../git/commit-graph.ts';
import { type CommitSelection } from '../git/commit-selection.ts';
import type { Repository } from '../git/repository.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { History } from '../sources/history.ts';
import type { HistoryTarget } from './scan-history.ts';
export type HistoryBounds = {
    /** Ids of commits to start from; undefined: everything that leads to one. */
    readonly tips: readonly string[] | undefined;
    readonly not: readonly string[];
    readonly since: number | undefined;
    readonly until: number | undefined;
};
export type HistorySelection = {
    readonly universe: CommitSelection;
    readonly selected: CommitSelection;
    readonly diagnostics: readonly Diagnostic[];
};
/** Throws ToolError (`unknown-revision`). */
export declare function readBounds(repository: Repository, target: HistoryTarget): HistoryBounds;
export declare function selectHistory(history: History, graph: CommitGraph, bounds: HistoryBounds): HistorySelection;
