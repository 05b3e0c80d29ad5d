// One line on a terminal's standard error that tells how far a long scan is; gone when the scan ends.

import type { Progress } from '../config/options.ts';
import { countOf, formatBytes, formatCount } from '../lib/human-number.ts';

/** Short scans show nothing; the line changes a few times a second. */
const delayMs = 500;
const intervalMs = 100;

export type ProgressLine = { readonly update: (progress: Progress) => void; readonly clear: () => void };

/** `now` gives milliseconds. */
export function createProgressLine(write: (text: string) => void, now: () => number): ProgressLine {
  const start = now();
  let last = start + delayMs - intervalMs;
  let isShown = false;
  return {
    update: ({ files, bytes, findings }) => {
      const time = now();
      if (time - last < intervalMs) return;
      last = time;
      isShown = true;
      const seconds = Math.max(0.001, (time - start) / 1000);
      write(
        `\r\x1b[K${countOf(files, 'file')}, ${formatBytes(bytes)} (${formatBytes(bytes / seconds)}/s), ${formatCount(findings)} found`,
      );
    },
    clear: () => {
      if (isShown) write('\r\x1b[K');
    },
  };
}
