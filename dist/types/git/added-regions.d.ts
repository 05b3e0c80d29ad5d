import type { Span } from '../model/span.ts';
/**
 * Byte spans of the lines of `after` that are not in `before` in the same order, ascending, neighbours merged. Exact and minimal
 * for ordinary edits; for huge rearrangements some unmoved lines are marked too, never too few.
 */
export declare function addedRegions(before: Uint8Array, after: Uint8Array): Span[];
