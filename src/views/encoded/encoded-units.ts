// What is encoded in a text, piece by piece: each piece is undone by its own bytes alone, so what was found in one is found in every text that has
// the same piece. Together they are what decode-encoded.ts makes one view of.

import type { Span } from '../../model/span.ts';
import { PackedView } from '../packed-view.ts';
import type { View } from '../view.ts';
import { addDecoded, type DecodeLimits, decodeRun, decodeSegment, escapeNames } from './decode-encoded.ts';
import { endOfBase64 } from './decode-runs.ts';
import { escapeSegments } from './escape-segments.ts';
import type { EncodedRun, RunKind } from './find-runs.ts';
import type { EscapeKind } from './read-escape.ts';
import { kindOf, type Spots, spotFields } from './spot-finder.ts';

/** A run with the lines it goes on over, or an escape with the words around it. Its start is where a run's letters begin. */
export type EncodedUnit = Span & { readonly kind: RunKind; readonly alignment: number };

/** The pieces that the spots of a text belong to. */
export function unitsOf(bytes: Buffer, spots: Spots): EncodedUnit[] {
  const units: EncodedUnit[] = [];
  const escapes = new Map<EscapeKind, number[]>();
  let done = 0;
  for (let i = 0; i < spots.length; i += spotFields) {
    const start = spots[i + 1]!;
    const { kind, alignment } = kindOf(spots[i]!);
    if (isEscape(kind)) {
      const ofKind = escapes.get(kind);
      if (ofKind) ofKind.push(start);
      else escapes.set(kind, [start]);
      continue;
    }
    // A line that belongs to the run before.
    if (start < done) continue;
    const run = { kind, alignment, start, end: spots[i + 2]! };
    done = endOf(bytes, run);
    units.push({ kind, alignment, start, end: done });
  }
  for (const [kind, places] of escapes)
    for (const { start, end } of escapeSegments(bytes, kind, places)) units.push({ kind, alignment: 0, start, end });
  return units;
}

/** The view of what a unit of `bytes` stands for; undefined when that is no text. */
export function decodeUnit(bytes: Buffer, unit: EncodedUnit, limits: DecodeLimits): View | undefined {
  const packed = new PackedView();
  const { kind, end } = unit;
  if (isEscape(kind)) {
    const decoded = decodeSegment(bytes, kind, unit);
    packed.add(decoded, { chain: [escapeNames[kind]], rules: 'specific' });
  } else {
    const decoded = decodeRun(bytes, unit, { end, bytes: limits.maxUnpackedBytes });
    if (decoded.problem !== undefined) limits.onUnread(unit.start, decoded.problem);
    addDecoded(decoded, decoded.chain, undefined, packed);
  }
  return packed.length === 0 ? undefined : packed.finish();
}

function isEscape(kind: RunKind): kind is EscapeKind {
  return kind in escapeNames;
}

function endOf(bytes: Buffer, run: EncodedRun): number {
  if (run.kind !== 'hex') return endOfBase64(bytes, run, bytes.length);
  const start = run.start + run.alignment;
  return start + ((run.end - start) & ~1);
}
