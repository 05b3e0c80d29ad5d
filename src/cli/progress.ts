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
    update: (progress) => {
      const time = now();
      if (time - last < intervalMs) return;
      last = time;
      isShown = true;
      write(`\r\x1b[K${describe(progress, Math.max(0.001, (time - start) / 1000))}`);
    },
    clear: () => {
      if (isShown) write('\r\x1b[K');
    },
  };
}

function describe({ files, bytes, findings, total }: Progress, seconds: number): string {
  const speed = `${formatBytes(bytes / seconds)}/s`;
  if (total === undefined)
    return `${countOf(files, 'file')}, ${formatBytes(bytes)} (${speed}), ${formatCount(findings)} found`;
  const share = total.bytes === 0 ? 1 : Math.min(1, bytes / total.bytes);
  const left = share > 0 ? `, ${formatSeconds((seconds / share) * (1 - share))} left` : '';
  return `${formatCount(files)} of ${countOf(total.files, 'object')}, ${formatBytes(bytes)} of ${formatBytes(total.bytes)} (${speed})${left}`;
}

function formatSeconds(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
