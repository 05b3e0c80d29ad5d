// The pipeline on one screen: rules, source, scanning, report. Everything it calls is the next level of detail.

import { loadScanRules, type ScanRules } from './config/load-rules.ts';
import type { ScanOptions } from './config/options.ts';
import { summarizeRules } from './config/summarize-rules.ts';
import { type SearchTables, storedTables } from './match/triggers.ts';
import { addCoverage, type Coverage, emptyCoverage } from './model/coverage.ts';
import type { Diagnostic } from './model/diagnostic.ts';
import type { Finding } from './model/finding.ts';
import { type Origin, originPath } from './model/origin.ts';
import type { ScanReport } from './model/report.ts';
import { ToolError } from './model/tool-error.ts';
import { version } from './version.ts';
import { emptyResult, type ScanResult } from './workers/file-scanner.ts';
import type { FilesOutcome } from './workers/scan-files.ts';
import { createScanner, type ScanSetup } from './workers/scan-setup.ts';
import { scanStaged } from './workers/scan-staged.ts';
import { scanStdin } from './workers/scan-stdin.ts';

/** Scans what the options say. Throws ToolError when it cannot start; what cannot be read on the way is in the report. */
export async function scan(options: ScanOptions): Promise<ScanReport> {
  const { target } = options;
  const rules = await loadScanRules({ ...options, target: configFolder(target) });
  const setup: ScanSetup = {
    ruleSet: rules.ruleSet,
    tables: await searchTables(rules),
    engine: options.engine,
    inlineAllow: options.inlineAllow,
    maxFileBytes: options.maxFileBytes,
    fingerprintKey: options.fingerprintKey,
    inside: options.inside,
  };
  // Whole histories tell their progress themselves.
  const isWhole = target.kind === 'history' && target.range === undefined;
  const tally = new Tally(isWhole ? undefined : options.onProgress);
  const outcome = await scanTarget(options, setup, tally.add);
  const findings = outcome.isInterrupted ? tally.findings : await proveAll(options, tally.findings, tally.add);
  if (outcome.isInterrupted) tally.add(interruption);
  // Workers finish in any order.
  const diagnostics = [...rules.diagnostics, ...tally.diagnostics.sort(byText)];
  let summaries: ScanReport['rules'] | undefined;
  return {
    tool: { name: 'trapline', version },
    target: { kind: target.kind, paths: targetPaths(target) },
    ...(outcome.engine ? { engine: outcome.engine } : {}),
    get rules() {
      summaries ??= summarizeRules(rules);
      return summaries;
    },
    findings: findings.map(withoutQuestion).sort(byPlace),
    diagnostics,
    coverage: tally.coverage,
    complete: tally.coverage.missed === 0 && !diagnostics.some((item) => item.affectsCoverage),
  };
}

/** Only what rules of the user's own need has to be made. */
async function searchTables({ ruleSet, tables, changes }: ScanRules): Promise<SearchTables> {
  if (tables && !changes) return storedTables(tables);
  const { buildTriggerTables, changeTriggerTables } = await import('./match/collect-triggers.ts');
  return tables && changes ? changeTriggerTables(storedTables(tables), changes) : buildTriggerTables(ruleSet.rules);
}

const interruption: ScanResult = {
  ...emptyResult,
  diagnostics: [{ code: 'interrupted', message: 'the scan was stopped before its end', affectsCoverage: true }],
};

type OnResult = (result: ScanResult) => void;

async function scanTarget(options: ScanOptions, setup: ScanSetup, onResult: OnResult): Promise<FilesOutcome> {
  const { target } = options;
  switch (target.kind) {
    case 'files': {
      const { scanPaths } = await import('./workers/scan-files.ts');
      return scanPaths(
        target.paths,
        { ...options, ignore: options.ignoreFiles },
        { setup, jobs: options.jobs, signal: options.signal, onResult },
      );
    }
    case 'stdin':
      return scanStdin(target, createScanner(setup), { onResult, signal: options.signal });
    case 'staged':
      return scanStaged(options, target.wholeFiles, createScanner(setup), onResult);
    case 'image': {
      const { scanImageTarget } = await import('./workers/scan-image.ts');
      return scanImageTarget({ options, target, setup, onResult });
    }
    case 'history': {
      if (target.range !== undefined) {
        const { scanRange } = await import('./workers/scan-range.ts');
        return scanRange(target.range, { options, target, setup, onResult });
      }
      const { scanHistory } = await import('./workers/scan-history.ts');
      return scanHistory({ options, target, setup, onResult });
    }
  }
}

/** Proves secrets by what stands in other files; histories have done that themselves, and streams and images cannot be read again. */
async function proveAll(options: ScanOptions, findings: Finding[], onResult: OnResult): Promise<Finding[]> {
  const { target, signal } = options;
  if (!findings.some(({ question }) => question !== undefined)) return findings;
  // Workers finish in any order, and the first of equal answers counts.
  const sorted = findings.sort(byPlace);
  if (target.kind === 'files') {
    const { proveAmongFiles } = await import('./workers/prove-files.ts');
    const listing = { ...options, ignore: options.ignoreFiles };
    return proveAmongFiles(sorted, target.paths, listing, { signal, onResult });
  }
  if (target.kind === 'staged') {
    const { proveAmongStaged } = await import('./workers/prove-trees.ts');
    return proveAmongStaged(sorted, options, { signal, onResult });
  }
  return sorted;
}

function withoutQuestion(finding: Finding): Finding {
  if (finding.question === undefined) return finding;
  const { question: _, ...rest } = finding;
  return rest;
}

/** Sums up the parts of a scan as they come in. */
class Tally {
  readonly findings: Finding[] = [];
  readonly diagnostics: Diagnostic[] = [];
  coverage: Coverage = emptyCoverage;
  readonly #onProgress: ScanOptions['onProgress'];

  constructor(onProgress: ScanOptions['onProgress']) {
    this.#onProgress = onProgress;
  }

  readonly add = (result: ScanResult): void => {
    this.findings.push(...result.findings);
    this.diagnostics.push(...result.diagnostics);
    this.coverage = addCoverage(this.coverage, result.coverage);
    this.#onProgress?.({ files: this.coverage.artifacts, bytes: this.coverage.bytes, findings: this.findings.length });
  };
}

/** Where the search for a configuration begins. */
function configFolder(target: ScanOptions['target']): string {
  if (target.kind === 'history') return target.folder;
  return target.kind === 'files' ? (target.paths[0] ?? '.') : '.';
}

function targetPaths(target: ScanOptions['target']): readonly string[] {
  if (target.kind === 'files') return target.paths;
  if (target.kind === 'image') return [target.image];
  if (target.kind === 'history') return [target.folder, ...(target.range === undefined ? [] : [target.range])];
  return target.kind === 'stdin' ? [target.name] : [];
}

function byText(a: Diagnostic, b: Diagnostic): number {
  const [textA, textB] = [a, b].map(({ path = '', code, message }) => `${path}\0${code}\0${message}`);
  return textA! < textB! ? -1 : textA! > textB! ? 1 : 0;
}

function byPlace(a: Finding, b: Finding): number {
  const [pathA, pathB] = [originPath(a.origin), originPath(b.origin)];
  if (pathA !== pathB) return pathA < pathB ? -1 : 1;
  const [originA, originB] = [placeInImage(a.origin), placeInImage(b.origin)];
  if (originA !== originB) return originA < originB ? -1 : 1;
  return a.location.startOffset - b.location.startOffset || (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0);
}

/** Images may have a path in several layers, and a field for several platforms. */
function placeInImage(origin: Origin): string {
  if (origin.kind === 'layer') return `${origin.image}\0${String(origin.position).padStart(6, '0')}\0${origin.layer}`;
  return origin.kind === 'image-config' ? `${origin.image}\0${origin.platform}\0${origin.field}` : '';
}

/** Fails when nothing the user named could be looked at: a scan of nothing is not a clean one. */
export function assertSomethingScanned(report: ScanReport): void {
  const missing = report.diagnostics.filter(({ code }) => code === 'path-not-found');
  const paths = report.target.paths;
  if (report.target.kind !== 'files' || missing.length === 0 || missing.length < paths.length) return;
  throw new ToolError('path-not-found', `${missing.map(({ path, message }) => `${path}: ${message}`).join('; ')}`);
}
