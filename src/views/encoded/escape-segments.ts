// Which stretch of text around an escape is decoded with it: enough for a token and the words before it, no more.

import type { Span } from '../../model/span.ts';
import type { EscapeKind } from './read-escape.ts';

/** Bytes before the first escape and behind the last one, at least, unless the line ends there. */
const before = 256;
const after = 512;
/** From there on to the next white space or quote, so that no token is cut; at most this far. */
const furthest = 4096;
/** Lines of quoted-printable text are 76 characters at most; mail programs break there. */
const softLine = { least: 50, most: 78 };

/** `first` is the place of the first escape in it. */
export type EscapeSegment = Span & { readonly first: number };

/** One segment for escapes that lie close to each other. `escapes` are the places of those of one kind, ascending. */
export function escapeSegments(bytes: Uint8Array, kind: EscapeKind, escapes: readonly number[]): EscapeSegment[] {
  const segments: { start: number; end: number; first: number }[] = [];
  const isSpanningLines = kind === 'quoted';
  for (const at of escapes) {
    if (isSpanningLines && !isSoftBreak(bytes, at)) continue;
    const last = segments.at(-1);
    // What is decoded already needs no look at where its line begins.
    if (last && at < last.end && last.end - at > after) continue;
    const start = Math.max(startOf(bytes, at, isSpanningLines), 0);
    const end = endOf(bytes, at, isSpanningLines);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else segments.push({ start, end, first: at });
  }
  return segments;
}

function isSoftBreak(bytes: Uint8Array, at: number): boolean {
  if (bytes[at + 1] === 0x33) return true;
  let start = at;
  while (start > 0 && at - start <= softLine.most && bytes[start - 1] !== 0x0a) start--;
  return at - start >= softLine.least && at - start <= softLine.most;
}

function startOf(bytes: Uint8Array, at: number, isSpanningLines: boolean): number {
  let start = at;
  for (const least = at - before; start > 0 && at - start < furthest; start--) {
    const byte = bytes[start - 1]!;
    if (byte === 0x0a && !isSpanningLines) break;
    if (start <= least && isBoundary(byte)) break;
  }
  return start;
}

function endOf(bytes: Uint8Array, at: number, isSpanningLines: boolean): number {
  let end = at;
  for (const least = at + after; end < bytes.length && end - at < furthest; end++) {
    const byte = bytes[end]!;
    if (byte === 0x0a && !isSpanningLines) break;
    if (end >= least && isBoundary(byte)) break;
  }
  return end;
}

function isBoundary(byte: number): boolean {
  return byte <= 0x20 || byte === 0x22 || byte === 0x27 || byte === 0x60;
}
