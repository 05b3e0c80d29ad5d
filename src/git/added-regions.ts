// Which bytes of a file are new: the lines a line diff marks as added. Works on bytes; a line includes its terminator, so changed
// line endings make changed lines, as in git.

import type { Span } from '../model/span.ts';
import { matchLines } from './line-diff.ts';
import { LineNumbering } from './line-numbering.ts';

/** Compared at once by Node: a hook's own code is still slow when it runs. */
const blockBytes = 1024;

/**
 * Byte spans of the lines of `after` that are not in `before` in the same order, ascending, neighbours merged. Exact and minimal
 * for ordinary edits; for huge rearrangements some unmoved lines are marked too, never too few.
 */
export function addedRegions(before: Uint8Array, after: Uint8Array): Span[] {
  return compareBuffers(asBuffer(before), asBuffer(after));
}

function compareBuffers(before: Buffer, after: Buffer): Span[] {
  const prefix = commonPrefix(before, after);
  const suffix = commonSuffix(before, after, prefix);
  const oldLines = splitLines(before, prefix, before.length - suffix);
  const newLines = splitLines(after, prefix, after.length - suffix);
  if (newLines.length === 1) return [];
  if (oldLines.length === 1) return [{ start: prefix, end: after.length - suffix }];
  const numbered = numberLines(before, oldLines, after, newLines);
  const { matched } = matchLines(numbered.before, numbered.after, numbered.distinct);
  return mergeLines(newLines, matched);
}

/** Bytes at the start that both have, up to the end of a line. */
function commonPrefix(a: Buffer, b: Buffer): number {
  const limit = Math.min(a.length, b.length);
  let same = 0;
  while (same + blockBytes <= limit && hasSameBlock(a, same, b, same)) same += blockBytes;
  while (same < limit && a[same] === b[same]) same++;
  if (same === a.length && same === b.length) return same;
  return same === 0 ? 0 : a.lastIndexOf(0x0a, same - 1) + 1;
}

/** Bytes at the end that both have, from the start of a line, outside of the first `prefix` bytes. */
function commonSuffix(a: Buffer, b: Buffer, prefix: number): number {
  const limit = Math.min(a.length, b.length) - prefix;
  let same = 0;
  const starts = (bytes: Buffer) => bytes.length - same - blockBytes;
  while (same + blockBytes <= limit && hasSameBlock(a, starts(a), b, starts(b))) same += blockBytes;
  while (same < limit && a[a.length - 1 - same] === b[b.length - 1 - same]) same++;
  const startsLine = (bytes: Buffer) => bytes.length - same === prefix || bytes[bytes.length - same - 1] === 0x0a;
  if (startsLine(a) && startsLine(b)) return same;
  const firstBreak = a.indexOf(0x0a, a.length - same);
  return firstBreak === -1 ? 0 : a.length - firstBreak - 1;
}

function hasSameBlock(a: Buffer, atA: number, b: Buffer, atB: number): boolean {
  return a.compare(b, atB, atB + blockBytes, atA, atA + blockBytes) === 0;
}

/** Starts of the lines from `from` to `to`, and `to` itself at the end: one more than there are lines. */
function splitLines(bytes: Buffer, from: number, to: number): number[] {
  const starts: number[] = [];
  for (let at = from; at < to; ) {
    starts.push(at);
    const end = bytes.indexOf(0x0a, at);
    at = end === -1 || end >= to ? to : end + 1;
  }
  starts.push(to);
  return starts;
}

type NumberedLines = { readonly before: Int32Array; readonly after: Int32Array; readonly distinct: number };

/** Numbers lines so that equal numbers mean equal bytes. */
function numberLines(before: Buffer, oldLines: number[], after: Buffer, newLines: number[]): NumberedLines {
  const numbering = new LineNumbering(oldLines.length + newLines.length);
  const a = numbering.number(before, oldLines);
  const b = numbering.number(after, newLines);
  return { before: a, after: b, distinct: numbering.distinct };
}

/** Spans of the unmatched lines. */
function mergeLines(lines: readonly number[], isMatched: Uint8Array): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i < isMatched.length; i++) {
    if (isMatched[i] === 1) continue;
    const first = i;
    while (i + 1 < isMatched.length && isMatched[i + 1] === 0) i++;
    spans.push({ start: lines[first] ?? 0, end: lines[i + 1] ?? 0 });
  }
  return spans;
}

/** The same bytes as a Buffer, whose searches run at memory speed. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
