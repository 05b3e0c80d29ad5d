// Numbers as people read them. Independent of the locale, so that reports are the same everywhere.

const units = ['kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in decimal units with one decimal: `999 B`, `1.0 kB`, `12.3 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  let value = bytes;
  let unit: string = 'B';
  for (const next of units) {
    // 999.95 and more would round to 1000.0.
    if (value < 999.95) break;
    value /= 1000;
    unit = next;
  }
  return `${value.toFixed(1)} ${unit}`;
}

/** An integer with thousands separated by commas: `12,345`. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 file`, `2 files`, `1,200 files`; `plural` where an `s` is not enough. */
export function countOf(count: number, noun: string, plural: string = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}

/** Several counts in one phrase, without those that are 0: `2 blobs and 1 tree`. */
export function countsOf(parts: readonly (readonly [count: number, noun: string])[]): string {
  return parts.flatMap(([count, noun]) => (count > 0 ? [countOf(count, noun)] : [])).join(' and ');
}
