// Base64 and hexadecimal runs to the bytes they stand for, with the way back.

import type { TextBuilder } from '../text-builder.ts';
import { base64Values, digitValues, type EncodedRun } from './find-runs.ts';

/**
 * Writes what the base64 from `start` on stands for. A run goes on over the end of its line when the next line holds nothing else, as encoders
 * wrap it: with a line break and white space, or in a quoted text with `\n`. Returns where it ended, its padding included.
 */
export function decodeBase64(bytes: Uint8Array, run: EncodedRun, limit: number, output: TextBuilder): number {
  let at = run.start + run.alignment;
  let group = 0;
  let count = 0;
  let first = at;
  let isPlain = false;
  const decoded = new Uint8Array(3);
  for (;;) {
    const lineEnd = Math.min(endOfRun(bytes, at), limit);
    for (; at < lineEnd; at++) {
      if (count === 0) {
        first = at;
        isPlain = true;
      }
      group = (group << 6) | base64Values[bytes[at]!]!;
      if (++count < 4) continue;
      decoded[0] = group >> 16;
      decoded[1] = group >> 8;
      decoded[2] = group;
      // A group that goes over a line end is longer than others.
      output.copy(decoded, first, 3, isPlain ? 4 : at + 1 - first);
      group = 0;
      count = 0;
    }
    const next = nextLine(bytes, lineEnd, limit);
    if (next < 0) break;
    isPlain = count === 0;
    at = next;
  }
  if (count >= 2) {
    decoded[0] = count === 2 ? group >> 4 : group >> 10;
    decoded[1] = group >> 2;
    output.copy(decoded.subarray(0, count - 1), first, count - 1, at - first);
  }
  while (at < limit && bytes[at] === 0x3d) at++;
  return at;
}

/** Where `decodeBase64` would end. */
export function endOfBase64(bytes: Uint8Array, run: EncodedRun, limit: number): number {
  let end = Math.min(endOfRun(bytes, run.start + run.alignment), limit);
  for (let next = nextLine(bytes, end, limit); next >= 0; next = nextLine(bytes, end, limit))
    end = Math.min(endOfRun(bytes, next), limit);
  while (end < limit && bytes[end] === 0x3d) end++;
  return end;
}

/** Writes what the hexadecimal digits of the run stand for. */
export function decodeHex(bytes: Uint8Array, run: EncodedRun, output: TextBuilder): number {
  const start = run.start + run.alignment;
  const length = (run.end - start) >> 1;
  const decoded = new Uint8Array(length);
  for (let i = 0; i < length; i++)
    decoded[i] = (digitValues[bytes[start + 2 * i]!]! << 4) | digitValues[bytes[start + 2 * i + 1]!]!;
  output.copy(decoded, start, 1, 2);
  return start + length * 2;
}

function endOfRun(bytes: Uint8Array, at: number): number {
  let end = at;
  while (end < bytes.length && base64Values[bytes[end]!] !== 255) end++;
  return end;
}

/** Where the run goes on behind a line break at `at`, -1 when it does not: the next line must hold base64 alone. */
function nextLine(bytes: Uint8Array, at: number, limit: number): number {
  let next = at;
  if (bytes[next] === 0x5c && bytes[next + 1] === 0x72) next += 2;
  if (bytes[next] === 0x5c && bytes[next + 1] === 0x6e) next += 2;
  else {
    if (bytes[next] === 0x0d) next++;
    if (bytes[next] !== 0x0a) return -1;
    next++;
    while (bytes[next] === 0x20 || bytes[next] === 0x09) next++;
  }
  if (next >= limit) return -1;
  let end = endOfRun(bytes, next);
  if (end === next) return -1;
  while (bytes[end] === 0x3d) end++;
  const behind = bytes[end];
  const isAlone = end >= bytes.length || behind === 0x0a || behind === 0x0d || behind === 0x5c || behind === 0x22;
  return isAlone ? next : -1;
}
