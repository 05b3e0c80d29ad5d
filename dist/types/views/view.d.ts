import type { LogicalPlace } from '../model/location.ts';
import type { Span } from '../model/span.ts';
import { type SpanMap } from './span-map.ts';
/**
 * One of several texts that lie one behind the other in a view's bytes, so that a thousand short ones cost one search. No match
 * reaches from one into the next.
 */
export type ViewPart = Span & {
    /** Encodings undone to get here, the outermost first. */
    readonly chain: readonly string[];
    /** Which rules are to be believed in this text: generic ones cry wolf in text that was never meant for people. */
    readonly rules: 'all' | 'specific';
    /** Names the place of an offset of the view; absent: the part has no name. */
    readonly place?: (offset: number) => LogicalPlace;
    /** A text that is given in overlapping pieces: matches that start in here are this piece's. */
    readonly owned?: Span;
};
/**
 * Bytes to search. At least 16 readable bytes lie behind `bytes` in the same allocation (RE2 may look past the end).
 * `map` leads to the original.
 */
export type View = {
    readonly bytes: Uint8Array;
    readonly map: SpanMap;
    /** Ascending; absent: the view is one text that was not encoded. */
    readonly parts?: readonly ViewPart[];
};
/** The view that changes nothing. The padding is the caller's: `FileReader` keeps it. */
export declare function rawView(bytes: Uint8Array): View;
/** The part that holds the whole of `span`, if one does. */
export declare function partOf(parts: readonly ViewPart[], span: Span): ViewPart | undefined;
