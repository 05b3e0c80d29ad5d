// A whole history on one screen: blobs are searched by all threads while this one reads commits and messages; then trees tell where the blobs
// with candidates were; then what stands there is judged and written out. Ranges are in scan-range.ts.

import type { ScanOptions } from '../config/options.ts';
import { attributeBlobs, type BlobAttribution } from '../git/attribution.ts';
import type { HeaderScan } from '../git/build-catalog.ts';
import { chainArenaBytes } from '../git/chain-memory.ts';
import { type CommitGraph, readCommitGraph } from '../git/commit-graph.ts';
import { type CommitSelection, selectAllCommits } from '../git/commit-selection.ts';
import { ObjectStore } from '../git/object-store.ts';
import type { WalkedObject } from '../git/object-walk.ts';
import { planWalk, splitFamilies, type WalkPlan } from '../git/pack-families.ts';
import type { ObjectType } from '../git/pack-file.ts';
import type { PackOffsets, PackScan } from '../git/pack-headers.ts';
import { packedBytes } from '../git/packed-bytes.ts';
import { type StandIns, withReplaced } from '../git/replaced-tree-items.ts';
import { numberReplacements } from '../git/replacements.ts';
import type { Repository } from '../git/repository.ts';
import type { TreeScan } from '../git/tree-scan.ts';
import { inTurns, nextTurn } from '../lib/next-turn.ts';
import { emptyCoverage } from '../model/coverage.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Finding } from '../model/finding.ts';
import { findRepository, withReplacements } from '../sources/find-repository.ts';
import { type History, openHistory } from '../sources/history.ts';
import { CommitBook, describeFrom } from './commit-book.ts';
import type { ScanResult } from './file-scanner.ts';
import { findHeld } from './held-secrets.ts';
import { type HistoryBounds, type HistorySelection, readBounds, selectHistory } from './history-bounds.ts';
import { HistoryCrew } from './history-crew.ts';
import { finishFindings, type HeldWriter, requestHeld, writeAll } from './history-findings.ts';
import { HistoryRecords } from './history-records.ts';
import { type Gap, type SharedParts, takeOnce } from './history-tasks.ts';
import { reportInside } from './inside-problems.ts';
import { MessageSearcher, selectedMessages } from './message-search.ts';
import { reportMissing } from './missing-content.ts';
import { allBlobs, findPaths } from './path-findings.ts';
import { PathJudge } from './path-judge.ts';
import { proveAmongCommits } from './prove-trees.ts';
import type { FilesOutcome } from './scan-files.ts';
import { createScanner, type Scanner, type ScanSetup } from './scan-setup.ts';
import { type HistoryPart, scanSubmodules } from './scan-submodules.ts';
import { requestAbandoned, requestLoose, taggedBlobs } from './unheld-secrets.ts';
import type { FindingRequest } from './write-findings.ts';

export type HistoryTarget = Extract<ScanOptions['target'], { kind: 'history' }>;

export type HistoryRequest = {
  readonly options: ScanOptions;
  readonly target: HistoryTarget;
  readonly setup: ScanSetup;
  readonly onResult: (result: ScanResult) => void;
};

/** Below this many bytes of packs the main thread is done before a worker has started. */
const aloneBytes = 2_000_000;
/** Parts per thread: small enough that none waits long for the last one, and that the main thread often looks up. */
const partsPerThread = 64;
/** Longer blobs are no text that anyone wrote. */
const maxBlobBytes = 128 << 20;
/** Longer commits and tags are not read. */
const maxCommitBytes = 16 << 20;

const blobTypes = new Set<ObjectType>(['blob']);
const treeTypes = new Set<ObjectType>(['tree']);

export async function scanHistory(request: HistoryRequest): Promise<FilesOutcome> {
  const repository = findRepository({ ...request.options, folder: request.target.folder });
  const whole = { repository, request, prefix: '' };
  return scanSubmodules(whole, await scanRepository(whole), scanRepository);
}

async function scanRepository(part: HistoryPart): Promise<FilesOutcome> {
  const repository = withReplacements(part.repository, part.request.target.replaceObjects);
  const scan = new HistoryScan(part, readBounds(repository, part.request.target));
  return scan.run(repository);
}

/** What is known of commits, and planned for trees, when the blobs have been searched. */
type ReadCommits = {
  readonly graph: CommitGraph;
  readonly selection: HistorySelection;
  readonly trees: WalkPlan;
};

class HistoryScan {
  readonly #request: HistoryRequest;
  readonly #bounds: HistoryBounds;
  readonly #scanner: Scanner;
  readonly #records = new HistoryRecords();
  readonly #prefix: string;
  #isInterrupted = false;

  constructor({ request, prefix }: HistoryPart, bounds: HistoryBounds) {
    this.#request = request;
    this.#prefix = prefix;
    this.#bounds = bounds;
    this.#scanner = createScanner(request.setup, chainArenaBytes);
  }

  readonly note = (diagnostic: Diagnostic, missed: number): void => this.#report([{ diagnostic, missed }]);

  async run(repository: Repository): Promise<FilesOutcome> {
    const { options, setup } = this.#request;
    const start = (bytes: number): HistoryCrew | undefined =>
      options.jobs > 1 && bytes >= aloneBytes ? new HistoryCrew(setup, this.#scanner, options.jobs) : undefined;
    // Threads take as long to start as the catalog takes to make.
    let crew = start(packedBytes(repository));
    try {
      const history = await openHistory(repository, this.note, crew && ((...packs) => scanHeaders(crew!, ...packs)));
      const plan = planWalk(history.catalog, blobTypes);
      crew ??= start(plan.totalBytes) ?? new HistoryCrew(setup, this.#scanner, 1);
      const messages = new MessageSearcher(this.#scanner, this.#request.target.folder);
      const commits = await this.#searchAll(history, plan, crew, messages);
      if (this.#isInterrupted) {
        await crew.close();
        crew = new HistoryCrew(setup, this.#scanner, 1);
      }
      await this.#reportFound(history, commits, crew, messages);
      commits.graph.close();
      return { engine: crew.engine(), isInterrupted: this.#isInterrupted };
    } finally {
      await crew?.close();
    }
  }

  /** Searches blobs in the crew; reads commits and messages here, and chooses and plans what comes next. */
  async #searchAll(
    history: History,
    plan: WalkPlan,
    crew: HistoryCrew,
    messages: MessageSearcher,
  ): Promise<ReadCommits> {
    const { options, setup, onResult } = this.#request;
    const work = shareParts(plan, crew.threads);
    const stopProgress = this.#showProgress(plan, work);
    const maxObjectBytes = Math.min(setup.maxFileBytes, maxBlobBytes);
    const tasks = Array.from({ length: crew.threads }, () => ({ kind: 'search', work, maxObjectBytes }) as const);
    // Begun when the others have their tasks.
    const reading = nextTurn().then(() => this.#readCommits(history, messages));
    const searching = crew.run(
      tasks,
      (answer, thread) => {
        if (answer.kind !== 'search') return;
        this.#records.add(answer, thread);
        this.#report(answer.gaps);
        onResult({ findings: [], diagnostics: [], coverage: answer.coverage });
      },
      { signal: options.signal, free: reading },
    );
    // Should reading commits fail, the search ends with its threads; that is not to be told twice.
    searching.catch(() => undefined);
    try {
      const commits = await reading;
      await searching;
      this.#isInterrupted = options.signal?.aborted ?? false;
      return commits;
    } finally {
      stopProgress();
    }
  }

  async #readCommits(history: History, messages: MessageSearcher): Promise<ReadCommits> {
    const { replacements } = history.repository;
    const graphOptions = {
      shallow: history.refs.shallow,
      maxObjectBytes: maxCommitBytes,
      onDiagnostic: this.note,
      onObject: (object: WalkedObject) => messages.add(object),
      arena: this.#scanner.matcher.parts.prefilter.arena,
      ...(replacements ? { replacements } : {}),
    };
    const graph = await inTurns(readCommitGraph(history.catalog, graphOptions));
    const selection = selectHistory(history, graph, this.#bounds);
    return { graph, selection, trees: planWalk(history.catalog, treeTypes) };
  }

  async #reportFound(
    history: History,
    { graph, selection, trees }: ReadCommits,
    crew: HistoryCrew,
    messages: MessageSearcher,
  ): Promise<void> {
    const { target, onResult } = this.#request;
    for (const diagnostic of selection.diagnostics) this.note(diagnostic, 0);
    const findings = await this.#findAll(history, { graph, trees }, crew, {
      selection,
      book: new CommitBook(describeFrom(graph), messages.found, target.now),
    });
    // What is left is this thread's work; threads take a tenth of a second to end.
    const closed = crew.close();
    findings.push(...selectedMessages(messages.found, graph, target.unreachable ? undefined : selection));
    const { diagnostics, searched: artifacts, bytes } = messages;
    const coverage = { ...emptyCoverage, artifacts, bytes, missed: diagnostics.length };
    const finished = finishFindings(await this.#prove(findings, history), history.originUrl, this.#prefix);
    onResult({ findings: finished, diagnostics, coverage });
    await closed;
  }

  async #prove(findings: readonly Finding[], { catalog, repository, head }: History): Promise<Finding[]> {
    const { replacements } = repository;
    const store = new ObjectStore({ ...catalog, ...(replacements ? { replacements } : {}) }, catalog);
    try {
      const files = { store, oidBytes: repository.oidBytes, head, prefix: this.#prefix };
      return await proveAmongCommits(findings, files, {
        signal: this.#request.options.signal,
        onResult: this.#request.onResult,
      });
    } finally {
      store.close();
    }
  }

  /** Judges what was found in blobs under the paths they had, and has it written out. */
  async #findAll(
    history: History,
    commits: Pick<ReadCommits, 'graph' | 'trees'>,
    crew: HistoryCrew,
    told: Pick<HeldWriter, 'selection' | 'book'>,
  ): Promise<Finding[]> {
    const { catalog, repository } = history;
    const hasPathRules = this.#request.setup.tables.triggers.pathRules.length > 0;
    const standIns = repository.replacements ? numberReplacements(catalog, repository.replacements) : new Map();
    const wanted = withReplaced(hasPathRules ? allBlobs(catalog) : this.#records.blobs(), standIns);
    const { requests, writer } = await this.#requestAll(history, { ...commits, ...told }, crew, { wanted, standIns });
    const findings = await writeAll(requests, crew, planWalk(catalog, new Set()));
    if (hasPathRules) findings.push(...findPaths(wanted, writer.attribution, this.#scanner, writer));
    return findings;
  }

  /** What is to be written out, for which trees are read. What these hold is let go of with that: it takes as much memory as all the rest. */
  async #requestAll(
    history: History,
    { graph, trees, selection, book }: Pick<ReadCommits, 'graph' | 'trees'> & Pick<HeldWriter, 'selection' | 'book'>,
    crew: HistoryCrew,
    { wanted, standIns }: { readonly wanted: Int32Array; readonly standIns: StandIns },
  ): Promise<{ readonly requests: FindingRequest[]; readonly writer: HeldWriter }> {
    const { target, setup } = this.#request;
    const { catalog } = history;
    const records = this.#records;
    const scans = await this.#scanTrees(trees, crew, wanted);
    const missing = reportMissing(scans, graph, selection.universe, history.repository.commonDir);
    if (missing) this.#request.onResult(missing);
    const attribute = (commits: CommitSelection): BlobAttribution =>
      attributeBlobs({
        graph,
        selection: commits,
        wanted,
        scans,
        standIns,
        pathPrefix: this.#prefix,
        head: history.head,
        onDiagnostic: this.note,
      });
    const attribution = attribute(selection.universe);
    const { artifacts, offline } = this.#scanner;
    this.#request.onResult(
      reportInside(records.problems, { attribution, selection, catalog, isAll: target.unreachable }),
    );
    const judge = new PathJudge(setup.ruleSet, records, offline, (rule, path) => artifacts.applies(rule, path));
    const { held, unheld } = findHeld({ records, judge, attribution, catalog });
    const input = { graph, judge, records, ruleSet: setup.ruleSet, repository: target.folder };
    const writer = { ...input, attribution, selection, book };
    const requests = requestHeld(held, writer);
    const tagged = taggedBlobs(history.refs, graph);
    requests.push(...requestLoose(new Set(unheld.filter((blob) => tagged.has(blob))), input));
    if (target.unreachable && unheld.length > 0) {
      const rest = new Set(unheld.filter((blob) => !tagged.has(blob)));
      const { requests: abandoned, loose } = requestAbandoned(rest, attribute(selectAllCommits(graph)), input);
      requests.push(...abandoned, ...requestLoose(loose, input));
    }
    return { requests, writer };
  }

  async #scanTrees(plan: WalkPlan, crew: HistoryCrew, wanted: Int32Array): Promise<TreeScan[]> {
    const work = shareParts(plan, crew.threads);
    const scans: TreeScan[] = [];
    const tasks = Array.from({ length: crew.threads }, () => ({ kind: 'trees', work, wanted }) as const);
    await crew.run(tasks, (answer) => {
      if (answer.kind !== 'trees') return;
      scans[answer.part] = answer.scan;
      this.#report(answer.gaps);
    });
    return scans;
  }

  #report(gaps: readonly Gap[]): void {
    for (const { diagnostic, missed } of gaps)
      this.#request.onResult({ findings: [], diagnostics: [diagnostic], coverage: { ...emptyCoverage, missed } });
  }

  #showProgress(plan: WalkPlan, { done }: SharedParts): () => void {
    const { onProgress } = this.#request.options;
    if (!onProgress) return () => undefined;
    const total = { files: plan.totalObjects, bytes: plan.totalBytes };
    const show = (): void =>
      onProgress({ files: Atomics.load(done, 0), bytes: Atomics.load(done, 1) * 1000, findings: 0, total });
    const timer = setInterval(show, 100);
    return () => clearInterval(timer);
  }
}

/** Has a worker read the headers of packs: it may still be starting when this thread could do it itself. */
function scanHeaders(crew: HistoryCrew, packs: readonly PackOffsets[], oidBytes: number): HeaderScan {
  const begun = new Int32Array(new SharedArrayBuffer(4));
  const read = async (): Promise<readonly PackScan[] | undefined> => {
    let scans: readonly PackScan[] | undefined;
    await crew.run([{ kind: 'headers', packs, oidBytes, begun }], (answer) => {
      if (answer.kind === 'headers') scans = answer.scans;
    });
    return scans;
  };
  return { scans: read(), take: () => takeOnce(begun) };
}

function shareParts(plan: WalkPlan, threads: number): SharedParts {
  return {
    parts: splitFamilies(plan, threads * partsPerThread),
    next: new Int32Array(new SharedArrayBuffer(4)),
    done: new Int32Array(new SharedArrayBuffer(8)),
  };
}
