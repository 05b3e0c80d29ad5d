// Scans the files of a walk: a handful on this thread, more by worker threads. Nothing here depends on which thread did what.

import { nextTurn } from '../lib/next-turn.ts';
import { addCoverage, type Coverage, emptyCoverage, type SkipReason } from '../model/coverage.ts';
import { type ListOptions, listFiles } from '../sources/files.ts';
import { FileReader, type FileRef } from '../sources/read-file.ts';
import type { WalkEntry } from '../sources/walk.ts';
import type { ScanResult } from './file-scanner.ts';
import { WorkerPool } from './pool.ts';
import { createScanner, type ScanSetup } from './scan-setup.ts';

/** Up to this many files are scanned here: starting workers takes as long as scanning some hundred source files. */
const inlineFiles = 256;
/** Files handed to a worker at a time. */
const batchFiles = 64;

export type FilesRequest = {
  readonly entries: Iterable<WalkEntry>;
  readonly setup: ScanSetup;
  readonly jobs: number;
  readonly signal: AbortSignal | undefined;
  /** Told of every part that is done. */
  readonly onResult: (result: ScanResult) => void;
};

/** What the scanning itself tells, beside the results. */
export type FilesOutcome = { readonly engine: 're2' | 're2js' | undefined; readonly isInterrupted: boolean };

/** Lists the files under `paths` and scans them. Throws ToolError `usage` for a bad glob. */
export async function scanPaths(
  paths: readonly string[],
  listing: ListOptions,
  request: Omit<FilesRequest, 'entries'>,
): Promise<FilesOutcome> {
  return scanFiles({ ...request, entries: listFiles(paths, listing) });
}

export async function scanFiles(request: FilesRequest): Promise<FilesOutcome> {
  const { jobs } = request;
  const batches = collectBatches(request.entries, request.onResult);
  const first: FileRef[] = [];
  const enough = jobs > 1 ? inlineFiles : 0;
  // No for-of: leaving such a loop early would end the generator, whose rest is still wanted.
  for (let next = batches.next(); !next.done; next = batches.next()) {
    first.push(...next.value);
    if (first.length <= enough) continue;
    return jobs > 1 ? scanInPool(request, first, batches) : scanHere(request, first, batches);
  }
  return scanHere(request, first, batches);
}

type Rest = Generator<readonly FileRef[], void, undefined>;

async function scanHere(request: FilesRequest, first: readonly FileRef[], rest: Rest): Promise<FilesOutcome> {
  const scanner = createScanner(request.setup);
  const reader = new FileReader();
  let count = 0;
  for (let batch: readonly FileRef[] | undefined = first; batch !== undefined; batch = rest.next().value ?? undefined) {
    for (const file of batch) {
      if (++count % batchFiles === 0) await nextTurn();
      if (request.signal?.aborted) return { engine: scanner.engine(), isInterrupted: true };
      const steps = scanner.streams.steps(file, reader);
      let step = steps.next();
      while (!step.done) {
        await nextTurn();
        step = steps.next(request.signal?.aborted);
      }
      request.onResult(step.value);
    }
  }
  return { engine: scanner.engine(), isInterrupted: request.signal?.aborted ?? false };
}

async function scanInPool(request: FilesRequest, first: readonly FileRef[], rest: Rest): Promise<FilesOutcome> {
  const pool = new WorkerPool(request);
  try {
    for (let at = 0; at < first.length; at += batchFiles) await pool.scan(first.slice(at, at + batchFiles));
    for (const batch of rest) {
      if (request.signal?.aborted) break;
      await pool.scan(batch);
      await nextTurn();
    }
    if (!request.signal?.aborted) await pool.drain(request.signal);
    return { engine: pool.engine, isInterrupted: request.signal?.aborted ?? false };
  } finally {
    await pool.close();
  }
}

/** Files in batches; what the walk left out or could not read goes straight to `onResult`. */
function* collectBatches(entries: Iterable<WalkEntry>, onResult: FilesRequest['onResult']): Rest {
  let batch: FileRef[] = [];
  let coverage = emptyCoverage;
  for (const entry of entries) {
    if (entry.kind === 'file') {
      batch.push({ path: entry.path, fsPath: entry.fsPath });
      if (batch.length < batchFiles) continue;
      yield batch;
      batch = [];
    } else if (entry.kind === 'skipped') coverage = addCoverage(coverage, skippedOne(entry.reason));
    else onResult(diagnosticResult(entry.diagnostic));
  }
  onResult({ findings: [], diagnostics: [], coverage });
  if (batch.length > 0) yield batch;
}

function skippedOne(reason: SkipReason): Coverage {
  return { ...emptyCoverage, skipped: { [reason]: 1 } };
}

function diagnosticResult(diagnostic: ScanResult['diagnostics'][number]): ScanResult {
  return {
    findings: [],
    diagnostics: [diagnostic],
    coverage: { ...emptyCoverage, missed: diagnostic.affectsCoverage ? 1 : 0 },
  };
}
