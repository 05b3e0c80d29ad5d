// The unit of scanning: some bytes, where they came from, and which of them are new.

import type { Origin } from './origin.ts';
import type { Span } from './span.ts';

/**
 * Bytes to be searched. `regions` lists the dirty parts, ascending and disjoint: only matches that touch one are wanted.
 * Absent means everything is dirty. `bytes` is read-only and valid only until the source's next artifact is asked for.
 */
export type Artifact = {
  readonly origin: Origin;
  readonly bytes: Uint8Array;
  readonly regions?: readonly Span[];
};
