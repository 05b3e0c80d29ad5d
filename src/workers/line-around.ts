// The line of a match, found by looking around it: for texts of which only a few lines are ever wanted, where an index of all lines would
// cost more than the search. Gives the same lines as LineIndex does.

import type { Span } from '../model/span.ts';

/** Lines are looked at this far around a match, in bytes: minified files have lines of megabytes. */
export const maxLineBytes = 4096;

const newline = 0x0a;
const carriageReturn = 0x0d;

/** The whole line or lines of `match`, without the last line break; cut at `maxLineBytes` on each side. */
export function lineAround(bytes: Buffer, match: Span): Span {
  const back = Math.max(0, match.start - maxLineBytes);
  const start = back + bytes.subarray(back, match.start).lastIndexOf(newline) + 1;
  const from = Math.max(match.start, match.end - 1);
  const far = Math.min(bytes.length, match.end + maxLineBytes);
  // One further, so that a break exactly at the limit is seen.
  const found = bytes.subarray(from, far + 1).indexOf(newline);
  const lineEnd = found < 0 ? far : withoutReturn(bytes, start, from + found);
  return { start, end: Math.min(Math.max(lineEnd, match.end), far) };
}

function withoutReturn(bytes: Buffer, start: number, end: number): number {
  return end > start && bytes[end - 1] === carriageReturn ? end - 1 : end;
}
