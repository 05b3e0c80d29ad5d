// Scans the staged changes: of each file the lines that the index has and no version before it.

import type { ScanOptions } from '../config/options.ts';
import { compileGlobs } from '../lib/glob.ts';
import { nextTurn } from '../lib/next-turn.ts';
import { emptyCoverage } from '../model/coverage.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { dirtyRegions, listStaged, type StagedItem } from '../sources/staged.ts';
import { textView } from '../views/text-view.ts';
import type { ScanResult } from './file-scanner.ts';
import type { FilesOutcome } from './scan-files.ts';
import type { Scanner } from './scan-setup.ts';

/** `wholeFiles`: unchanged lines of a staged file as well. Throws ToolError as `listStaged` does, and `usage` for a bad glob. */
export async function scanStaged(
  options: ScanOptions,
  wholeFiles: boolean,
  scanner: Scanner,
  onResult: (result: ScanResult) => void,
): Promise<FilesOutcome> {
  const { include, exclude, maxFileBytes, signal } = options;
  const isWanted = compileGlobs(include, exclude);
  let count = 0;
  for (const item of listStaged({ ...options, isWanted })) {
    // A signal is only heard when the event loop turns.
    if (++count % 64 === 0) await nextTurn();
    if (signal?.aborted) return { engine: scanner.engine(), isInterrupted: true };
    onResult(scanStagedItem(item, { scanner, wholeFiles, maxFileBytes }));
  }
  return { engine: scanner.engine(), isInterrupted: false };
}

type StagedSetting = { readonly scanner: Scanner; readonly wholeFiles: boolean; readonly maxFileBytes: number };

function scanStagedItem(item: StagedItem, { scanner, wholeFiles, maxFileBytes }: StagedSetting): ScanResult {
  if (item.kind === 'diagnostic') {
    const missed = item.diagnostic.affectsCoverage ? 1 : 0;
    return { findings: [], diagnostics: [item.diagnostic], coverage: { ...emptyCoverage, missed } };
  }
  if (item.kind === 'skipped')
    return { findings: [], diagnostics: [], coverage: { ...emptyCoverage, skipped: { [item.reason]: 1 } } };
  const { origin, bytes } = item;
  const byPath = scanner.artifacts.scanPath(origin);
  if (bytes.length > maxFileBytes) {
    const message = `larger than the limit of ${maxFileBytes} bytes`;
    const diagnostic: Diagnostic = { code: 'too-large', message, path: origin.path, affectsCoverage: true };
    return { findings: byPath, diagnostics: [diagnostic], coverage: { ...emptyCoverage, missed: 1 } };
  }
  const archive = scanner.streams.scanArchive(origin, bytes);
  if (archive) return archive;
  const view = textView(bytes);
  // Skipped, or its readable parts searched.
  if (!view) return scanner.streams.scanBytes(origin, bytes);
  const before = item.before.map((text) => textView(text)?.bytes ?? new Uint8Array(0));
  const regions = wholeFiles ? undefined : dirtyRegions(before, view.bytes);
  const diagnostics: Diagnostic[] = [];
  const findings = scanner.texts.scanWhole({ origin, view, ...(regions ? { regions } : {}) }, (message) =>
    diagnostics.push({ code: 'limit-reached', message, path: origin.path, affectsCoverage: true }),
  );
  return {
    findings: [...byPath, ...findings],
    diagnostics,
    coverage: { ...emptyCoverage, artifacts: 1, bytes: bytes.length, missed: diagnostics.length },
  };
}
