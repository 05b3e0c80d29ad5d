// What a thread does for a scan of a history, as tasks that can be posted to it: search blobs, read trees, and write out findings.

import { chainArenaBytes } from '../git/chain-memory.ts';
import { ObjectStore } from '../git/object-store.ts';
import { createBuilder, type WalkOptions, walkFamilies } from '../git/object-walk.ts';
import type { WalkPart, WalkPlan } from '../git/pack-families.ts';
import { type PackOffsets, type PackScan, scanAllHeaders } from '../git/pack-headers.ts';
import { type TreeScan, TreeScanner } from '../git/tree-scan.ts';
import type { Arena } from '../lib/arena.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Finding } from '../model/finding.ts';
import { BlobSearcher, type SearchResult } from './blob-searcher.ts';
import { CandidateTable } from './candidate-table.ts';
import { createScanner, type Scanner, type ScanSetup } from './scan-setup.ts';
import { VersionScanner } from './version-scanner.ts';
import { type FindingRequest, writeFindings } from './write-findings.ts';

/** Work that threads take from each other: `next` holds the number of the first part that nobody has taken. */
export type SharedParts = {
  readonly parts: readonly WalkPart[];
  readonly next: Int32Array;
  /** Objects and kilobytes (of the packs) that are done, for progress. */
  readonly done: Int32Array;
};

export type HistoryTask =
  | {
      readonly kind: 'headers';
      readonly packs: readonly PackOffsets[];
      readonly oidBytes: number;
      readonly begun: Int32Array;
    }
  | { readonly kind: 'search'; readonly work: SharedParts; readonly maxObjectBytes: number }
  | { readonly kind: 'trees'; readonly work: SharedParts; readonly wanted: Int32Array }
  | { readonly kind: 'write'; readonly plan: WalkPlan; readonly work: SharedRequests };

/** Findings to be written; `next` holds the number of the first batch that nobody has taken. */
export type SharedRequests = { readonly batches: readonly (readonly FindingRequest[])[]; readonly next: Int32Array };

/** Objects that were not read; `missed` is how many. */
export type Gap = { readonly diagnostic: Diagnostic; readonly missed: number };

export type HistoryAnswer =
  /** Nothing where a pack could not be read, or somebody else had begun. */
  | { readonly kind: 'headers'; readonly scans: readonly PackScan[] | undefined }
  | ({ readonly kind: 'search'; readonly gaps: readonly Gap[] } & SearchResult)
  | { readonly kind: 'trees'; readonly part: number; readonly scan: TreeScan; readonly gaps: readonly Gap[] }
  | { readonly kind: 'write'; readonly batch: number; readonly findings: readonly (Finding | undefined)[] };

/** A part of the work with how to walk it. */
type Taken = {
  readonly part: number;
  /** The same for all parts: functions that V8 takes for constants, and drops code for when they change. */
  readonly options: WalkOptions;
  /** What could not be read of the part, once it is walked. */
  readonly takeGaps: () => Gap[];
};

/** Trees larger than this hold more than any file system does. */
const maxTreeBytes = 64 << 20;

/** One thread's share of the work. Its candidates are numbered by itself. */
export class HistoryThread {
  readonly scanner: Scanner;
  readonly #searcher: BlobSearcher;

  /** `scanner` has to have an arena of `chainArenaBytes`, which nobody else uses while a task's generator runs. */
  constructor(setup: ScanSetup, scanner: Scanner = createScanner(setup, chainArenaBytes)) {
    this.scanner = scanner;
    this.#searcher = new BlobSearcher(
      this.scanner.matcher,
      new CandidateTable(setup.ruleSet, this.scanner.offline),
      setup.ruleSet,
      setup.inside,
    );
  }

  get #arena(): Arena {
    return this.scanner.matcher.parts.prefilter.arena;
  }

  /** Does a task, with an answer after each part. */
  *run(task: HistoryTask): Generator<HistoryAnswer, void, undefined> {
    switch (task.kind) {
      case 'headers':
        yield { kind: 'headers', scans: takeOnce(task.begun) ? scanAllHeaders(task.packs, task.oidBytes) : undefined };
        return;
      case 'search':
        yield* this.#search(task);
        return;
      case 'trees':
        yield* this.#readTrees(task);
        return;
      case 'write':
        yield* this.#write(task);
    }
  }

  *#search({
    work,
    maxObjectBytes,
  }: Extract<HistoryTask, { kind: 'search' }>): Generator<HistoryAnswer, void, undefined> {
    for (const { part, options, takeGaps } of this.#takeParts(work, maxObjectBytes)) {
      walkFamilies(work.parts[part]!, this.#searcher, options);
      yield { kind: 'search', gaps: takeGaps(), ...this.#searcher.takeResult() };
    }
  }

  *#readTrees({ work, wanted }: Extract<HistoryTask, { kind: 'trees' }>): Generator<HistoryAnswer, void, undefined> {
    let scanner: TreeScanner | undefined;
    for (const { part, options, takeGaps } of this.#takeParts(work, maxTreeBytes)) {
      scanner ??= new TreeScanner(work.parts[part]!.plan.catalog, wanted);
      const scan = scanner.scan(work.parts[part]!, options);
      yield { kind: 'trees', part, scan, gaps: takeGaps() };
    }
  }

  /** Takes one part after the other, to be walked with one builder: what it keeps of the packs stays of use. */
  *#takeParts(work: SharedParts, maxObjectBytes: number): Generator<Taken, void, undefined> {
    const catalog = work.parts[0]?.plan.catalog;
    if (catalog === undefined) return;
    const builder = createBuilder(catalog, maxObjectBytes, this.#arena);
    try {
      let gaps: Gap[] = [];
      const takeGaps = (): Gap[] => {
        const taken = gaps;
        gaps = [];
        return taken;
      };
      const options = walkOptions(work, { maxObjectBytes, builder, onGap: (gap) => gaps.push(gap) });
      for (const part of takeNumbers(work.parts.length, work.next)) yield { part, options, takeGaps };
    } finally {
      builder.close();
    }
  }

  *#write({ plan, work }: Extract<HistoryTask, { kind: 'write' }>): Generator<HistoryAnswer, void, undefined> {
    const store = new ObjectStore(plan.catalog, plan.catalog);
    try {
      const versions = new VersionScanner(this.scanner.streams, store);
      for (const batch of takeNumbers(work.batches.length, work.next))
        yield { kind: 'write', batch, findings: writeFindings(work.batches[batch]!, versions) };
    } finally {
      store.close();
    }
  }
}

/** True for the first thread that asks. */
export function takeOnce(begun: Int32Array): boolean {
  return Atomics.exchange(begun, 0, 1) === 0;
}

function* takeNumbers(count: number, next: Int32Array): Generator<number, void, undefined> {
  for (let number = Atomics.add(next, 0, 1); number < count; number = Atomics.add(next, 0, 1)) yield number;
}

type PartsWalk = Required<Pick<WalkOptions, 'maxObjectBytes' | 'builder'>> & { readonly onGap: (gap: Gap) => void };

function walkOptions({ done }: SharedParts, { maxObjectBytes, builder, onGap }: PartsWalk): WalkOptions {
  let rest = 0;
  return {
    maxObjectBytes,
    builder,
    onDiagnostic: (diagnostic, missed) => onGap({ diagnostic, missed }),
    onSkipped: (oid, size) => {
      const message = `object ${oid}: ${size} bytes are more than the limit of ${maxObjectBytes}`;
      onGap({ diagnostic: { code: 'too-large', message, path: oid, affectsCoverage: true }, missed: 1 });
    },
    onFamily: (bytes, objects) => {
      rest += bytes;
      Atomics.add(done, 0, objects);
      Atomics.add(done, 1, Math.floor(rest / 1000));
      rest %= 1000;
    },
  };
}
