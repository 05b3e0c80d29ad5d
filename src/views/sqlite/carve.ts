// What is left of deleted rows. SQLite leaves their bytes where they were until something else needs the room; of a row that was deleted alone only
// the first four are written over. Texts stand one right behind the other in a record, so they have to be told apart by its header, as far as that is
// there; what has none is searched by its printable runs.

import type { Span } from '../../model/span.ts';
import { bytesOfType, readVarint } from './record.ts';

/** Shorter texts are chance. */
const minText = 6;
/** Shorter runs of printable bytes are chance. */
const minRun = 8;
/** A header of more bytes (and nearly as many columns) would be made of letters, and any text could be one. */
const maxHeader = 31;
/** Bytes of the first value of a row that was written over in its header. */
const maxLost = 8;

/** Texts in `area`, in order, none over another. `isBlock`: it begins with what SQLite wrote over a deleted row. */
export function carveTexts(bytes: Uint8Array, area: Span & { readonly isBlock: boolean }): readonly Span[] {
  const texts: Span[] = [];
  let at = area.start;
  if (area.isBlock) {
    const row = overwrittenRow(bytes, area);
    if (row) return row;
    at += 4;
  }
  while (at < area.end) {
    if (bytes[at] === 0) {
      at++;
      continue;
    }
    const row = wholeRow(bytes, at, area.end);
    if (row) {
      texts.push(...row);
      at = row.at(-1)!.end;
      continue;
    }
    let end = at;
    while (end < area.end && isPrintable(bytes[end]!)) end++;
    if (end - at >= minRun) texts.push({ start: at, end });
    at = Math.max(end, at + 1);
  }
  return texts;
}

/** The texts of a record whose header begins at `at`. */
function wholeRow(bytes: Uint8Array, at: number, end: number): readonly Span[] | undefined {
  const header = bytes[at]!;
  if (header < 2 || header > maxHeader || at + header > end) return undefined;
  // Tabs and line ends are headers as well as parts of texts.
  if ((header === 9 || header === 10 || header === 13) && !bytes.subarray(at + 1, at + header).some((byte) => byte < 9))
    return undefined;
  return textsOf(bytes, at + 1, at + header, at + header, end)?.texts;
}

/** The texts of a row that is all of a free block, when its header can still be understood: the way that loses the least of it. */
function overwrittenRow(bytes: Uint8Array, { start, end }: Span): readonly Span[] | undefined {
  let best: { readonly texts: readonly Span[]; readonly lost: number } | undefined;
  for (let body = start + 5; body <= Math.min(start + 4 + maxHeader, end); body++) {
    for (const first of [start + 4, start + 5]) {
      const types = sizeOf(bytes, first, body);
      const lost = types === undefined ? -1 : end - body - types;
      if (lost < 0 || lost > (best ? best.lost - 1 : maxLost)) continue;
      const found = textsOf(bytes, first, body, body + lost, end);
      if (found) best = { texts: found.texts, lost };
    }
  }
  return best?.texts;
}

/** Bytes of the values whose types stand in a header; undefined when it is none. */
function sizeOf(bytes: Uint8Array, from: number, to: number): number | undefined {
  let sum = 0;
  for (let at = from; at < to; ) {
    const type = readVarint(bytes, at, to);
    const size = type && bytesOfType(type.value);
    if (size === undefined) return undefined;
    sum += size;
    at = type!.end;
  }
  return sum;
}

function textsOf(
  bytes: Uint8Array,
  from: number,
  to: number,
  body: number,
  end: number,
): { readonly texts: readonly Span[] } | undefined {
  const texts: Span[] = [];
  let start = body;
  for (let at = from; at < to; ) {
    const type = readVarint(bytes, at, to);
    const size = type && bytesOfType(type.value);
    if (size === undefined || start + size > end) return undefined;
    if (type!.value >= 13 && type!.value % 2 === 1 && size > 0) {
      if (!isText(bytes, start, start + size)) return undefined;
      texts.push({ start, end: start + size });
    }
    start += size;
    at = type!.end;
  }
  return texts.some((text) => text.end - text.start >= minText) ? { texts } : undefined;
}

function isText(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (!isPrintable(byte) && byte !== 0x0a && byte !== 0x0d) return false;
  }
  return true;
}

/** ASCII, tabs and all of UTF-8. */
function isPrintable(byte: number): boolean {
  return (byte >= 0x20 && byte !== 0x7f) || byte === 0x09;
}
