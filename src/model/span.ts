// A stretch of bytes. Every position in the program is a byte offset into some buffer, half-open;
// lines and columns exist only in `Location`.

/** Bytes `start` (inclusive) to `end` (exclusive). */
export type Span = { readonly start: number; readonly end: number };

/** True when the two spans share at least one byte. */
export function spansOverlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
