// Scans one stream from its first chunk to its last.

import type { ScanTarget } from '../config/options.ts';
import { unreadable } from '../sources/read-file.ts';
import { streamChunks } from '../sources/stream-chunks.ts';
import { untilAborted } from '../sources/until-aborted.ts';
import type { ScanResult } from './file-scanner.ts';
import type { FilesOutcome } from './scan-files.ts';
import type { Scanner } from './scan-setup.ts';

/** A stream that fails is a diagnostic; what came before is searched. When `signal` aborts, the rest is not waited for. */
export async function scanStdin(
  target: Extract<ScanTarget, { kind: 'stdin' }>,
  scanner: Scanner,
  { onResult, signal }: { readonly onResult: (result: ScanResult) => void; readonly signal: AbortSignal | undefined },
): Promise<FilesOutcome> {
  const scan = scanner.streams.start({ kind: 'stdin', path: target.name });
  const stream = signal ? untilAborted(target.stream, signal) : target.stream;
  try {
    for await (const chunk of streamChunks(stream, scanner.streams)) if (!scan.add(chunk)) break;
    onResult(scan.finish());
  } catch (error) {
    onResult(scan.fail(unreadable(target.name, error)));
  }
  return { engine: scanner.engine(), isInterrupted: signal?.aborted ?? false };
}
