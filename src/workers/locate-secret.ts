// Where a secret stands: lines and columns of the text it was found in, offsets in the file, and how it was decoded.

import type { Position } from '../lib/line-index.ts';
import type { Location } from '../model/location.ts';
import type { Span } from '../model/span.ts';
import { composeMaps, type SpanMap } from '../views/span-map.ts';
import type { View, ViewPart } from '../views/view.ts';

/**
 * The text that a view was decoded from, for the places of findings. Offsets count in its bytes, to which the view's map leads.
 */
export type Physical = {
  locate(offset: number): Position;
  /** From those bytes to the file's. */
  readonly map: SpanMap;
  /** The line of an offset and the one above it, for comments that allow a finding. */
  comments?(offset: number): { readonly line: string; readonly previousLine: string };
};

/** For a view that is the text itself. */
export function locate(secret: Span, { map }: View, physical: Physical): Location {
  return place(secret, { start: map.start(secret.start), end: map.end(secret.end) }, physical);
}

/** For a view that was decoded from `physical`. */
export function locateDecoded(secret: Span, { map }: View, physical: Physical, part: ViewPart | undefined): Location {
  const span = { start: map.start(secret.start), end: map.end(secret.end) };
  const toFile = composeMaps(map, physical.map);
  return {
    ...place(span, { start: toFile.start(secret.start), end: toFile.end(secret.end) }, physical),
    ...(part && part.chain.length > 0 ? { decoded: part.chain } : {}),
    ...(part?.place ? { logical: part.place(secret.start) } : {}),
  };
}

function place(span: Span, inFile: Span, physical: Physical): Location {
  const start = physical.locate(span.start);
  const end = physical.locate(span.end);
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    startOffset: inFile.start,
    endOffset: inFile.end,
  };
}
