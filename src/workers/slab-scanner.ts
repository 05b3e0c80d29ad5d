// Scans slabs, in the order they are given: what a worker does with them, or the main thread when it is alone.

import { emptyCoverage } from '../model/coverage.ts';
import { joinResults, type ScanResult, type StreamScan } from './file-scanner.ts';
import type { Scanner } from './scan-setup.ts';
import type { Slab, SlabText } from './slab.ts';

export class SlabScanner {
  readonly #scanner: Scanner;
  /** The text whose next piece is in the next slab. */
  #open: { readonly scan: StreamScan; isWanted: boolean } | undefined;

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
  }

  scan({ memory, texts, skipped }: Slab): ScanResult {
    const results: ScanResult[] = [];
    for (const text of texts) {
      const result = this.#scanText(text, Buffer.from(memory, text.start, text.length));
      if (result) results.push(result);
    }
    for (const { origin, reason } of skipped) {
      const findings = this.#scanner.artifacts.scanPath(origin);
      results.push({ findings, diagnostics: [], coverage: { ...emptyCoverage, skipped: { [reason]: 1 } } });
    }
    return joinResults(results);
  }

  #scanText({ origin, offset, isLast }: SlabText, bytes: Buffer): ScanResult | undefined {
    const open = this.#open ?? { scan: this.#scanner.streams.start(origin), isWanted: true };
    if (open.isWanted) open.isWanted = open.scan.add({ kind: 'chunk', bytes, offset, isLast });
    this.#open = isLast ? undefined : open;
    return isLast ? open.scan.finish() : undefined;
  }
}
