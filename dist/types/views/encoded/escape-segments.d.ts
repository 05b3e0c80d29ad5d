import type { Span } from '../../model/span.ts';
import type { EscapeKind } from './read-escape.ts';
/** `first` is the place of the first escape in it. */
export type EscapeSegment = Span & {
    readonly first: number;
};
/** One segment for escapes that lie close to each other. `escapes` are the places of those of one kind, ascending. */
export declare function escapeSegments(bytes: Uint8Array, kind: EscapeKind, escapes: readonly number[]): EscapeSegment[];
