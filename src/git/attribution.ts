// Where blobs were held: for each wanted blob every path it ever had among the selected commits, the earliest commit that holds it
// there, how many do, and whether HEAD does. Merges, renames and reverts are nothing special: a commit holds what its tree holds.

import { pathText } from '../lib/path-text.ts';
import { CommitForest } from './commit-forest.ts';
import type { CommitGraph } from './commit-graph.ts';
import type { CommitSelection } from './commit-selection.ts';
import { type DiagnosticSink, findObjectByHex } from './object-catalog.ts';
import { PathEvents } from './path-events.ts';
import type { PathHistory } from './path-history.ts';
import { replacedPositions, type StandIns } from './replaced-tree-items.ts';
import { TreeNodes } from './tree-nodes.ts';
import type { TreeScan } from './tree-scan.ts';

/** A blob at a path. */
export type Holder = {
  /** For showing; `pathBytes` is exact. */
  readonly path: string;
  readonly pathBytes: Buffer;
  /** Number of the topologically earliest selected commit that holds it. */
  readonly firstCommit: number;
  /** Number of the last selected commit at which the path began to hold it: later than `firstCommit` after a revert. */
  readonly lastStart: number;
  /** How many selected commits hold it. */
  readonly commitCount: number;
  readonly inHead: boolean;
  /** Names this blob and path to `countCommits`. */
  readonly pair: number;
};

export type AttributionInput = {
  readonly graph: CommitGraph;
  readonly selection: CommitSelection;
  /** From `listWanted`, as it was given to the `TreeScanner`s. */
  readonly wanted: Int32Array;
  /** What `TreeScanner`s made of all parts of a plan of trees, in order. */
  readonly scans: readonly TreeScan[];
  /** Id of the commit HEAD is at, if any. */
  readonly head: string | undefined;
  /** Followed if present; `wanted` then has the blobs, too, that wanted ones stand in for. */
  readonly standIns?: StandIns;
  /** Stands before every path for showing; empty or ending in `/`. */
  readonly pathPrefix?: string;
  readonly onDiagnostic: DiagnosticSink;
};

export class BlobAttribution {
  readonly #graph: CommitGraph;
  readonly #blobIndex: ReadonlyMap<number, number>;
  readonly #paths: PathHistory;
  readonly #forest: CommitForest;
  readonly #pathPrefix: string;

  constructor({ graph, wanted, pathPrefix = '' }: AttributionInput, paths: PathHistory, forest: CommitForest) {
    this.#graph = graph;
    this.#blobIndex = new Map(Array.from(wanted, (entry, i) => [entry, i]));
    this.#paths = paths;
    this.#forest = forest;
    this.#pathPrefix = pathPrefix;
  }

  /** Where the blob (hex) is held, earliest first, then by path. Empty: no selected commit holds it, or it was not wanted. */
  holdersOf(oid: string): Holder[] {
    const index = this.#blobIndex.get(findObjectByHex(this.#graph.catalog, oid));
    const pairs = index === undefined ? [] : this.#paths.pairsOf(index);
    const holders = pairs.map((pair) => this.#describe(pair)).filter((holder) => holder.commitCount > 0);
    return holders.sort((a, b) => a.firstCommit - b.firstCommit || a.pathBytes.compare(b.pathBytes));
  }

  /** Number of distinct selected commits that hold at least one of `holders`. */
  countCommits(holders: readonly Holder[]): number {
    const commits: number[] = [];
    const signs: number[] = [];
    for (const { pair } of holders) {
      this.#paths.forEvents(pair, (commit, sign) => {
        commits.push(commit);
        signs.push(sign);
      });
    }
    return this.#forest.countHolding(commits, signs);
  }

  #describe(pair: number): Holder {
    let firstCommit = this.#graph.count;
    let lastStart = -1;
    let commitCount = 0;
    this.#paths.forEvents(pair, (commit, sign) => {
      commitCount += sign * (this.#forest.size[commit] as number);
      // What a commit holds and the one above does not: the earliest holder is always of this kind.
      if (sign > 0 && commit < firstCommit) firstCommit = commit;
      if (sign > 0 && commit > lastStart) lastStart = commit;
    });
    const pathBytes = this.#paths.pathBytes(pair);
    const inHead = this.#paths.isInHead(pair);
    return {
      path: this.#pathPrefix + pathText(pathBytes),
      pathBytes,
      firstCommit,
      lastStart,
      commitCount,
      inHead,
      pair,
    };
  }
}

/** Joins the scans and follows the wanted blobs through the selected commits. */
export function attributeBlobs(input: AttributionInput): BlobAttribution {
  const { graph, selection, wanted, scans, onDiagnostic } = input;
  const trees = input.standIns ?? new Map<number, number>();
  const nodes = new TreeNodes(scans, graph.catalog.count, { trees, blobs: replacedPositions(wanted, trees) });
  const forest = new CommitForest(graph, selection);
  const roots = resolveRoots(graph, selection, forest, nodes);
  const headNumber = input.head === undefined ? -1 : graph.numberOf(input.head);
  const headTree = headNumber === -1 ? -1 : graph.treeOf(headNumber);
  const headNode = nodes.has(headTree) ? nodes.nodeOf(headTree) : 0;
  const events = new PathEvents(nodes, wanted.length);
  for (let number = 0; number < graph.count; number++) {
    if (selection.isSelected[number] === 0) continue;
    const above = forest.above[number] as number;
    events.compare(above === -1 ? 0 : (roots[above] as number), roots[number] as number, number);
  }
  const paths = events.finish(headNode);
  reportGaps(input, nodes, events, onDiagnostic);
  return new BlobAttribution(input, paths, forest);
}

/** Node of each selected commit's tree. A commit without a readable tree is taken to hold what the one above holds. */
function resolveRoots(
  graph: CommitGraph,
  selection: CommitSelection,
  forest: CommitForest,
  nodes: TreeNodes,
): Int32Array {
  const roots = new Int32Array(graph.count);
  for (let number = 0; number < graph.count; number++) {
    if (selection.isSelected[number] === 0) continue;
    const tree = graph.treeOf(number);
    const above = forest.above[number] as number;
    if (nodes.has(tree)) roots[number] = nodes.nodeOf(tree);
    else roots[number] = above === -1 ? 0 : (roots[above] as number);
  }
  return roots;
}

/** Folders that were not there make paths incomplete, not the search: blobs are searched whether a tree names them or not. */
function reportGaps(input: AttributionInput, nodes: TreeNodes, events: PathEvents, onDiagnostic: DiagnosticSink): void {
  const { catalog } = input.graph;
  const missing = input.scans.reduce((sum, scan) => sum + scan.missingFolders, 0) + nodes.unreadTrees.size;
  const first = input.scans.find((scan) => scan.firstMissing !== undefined)?.firstMissing;
  if (missing > 0 && !catalog.isPartial) {
    const message = `${missing} folders of commits cannot be read${first === undefined ? '' : ` (${first} and others)`}: paths may be incomplete`;
    onDiagnostic({ code: 'object-missing', message, affectsCoverage: false }, 0);
  }
  if (!nodes.isCut && !events.isCut) return;
  const message = 'folders nest too deeply or too often to follow all of them: paths may be incomplete';
  onDiagnostic({ code: 'too-large', message, affectsCoverage: false }, 0);
}
