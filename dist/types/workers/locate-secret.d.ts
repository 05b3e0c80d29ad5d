import type { Position } from '../lib/line-index.ts';
import type { Location } from '../model/location.ts';
import type { Span } from '../model/span.ts';
import { type SpanMap } from '../views/span-map.ts';
import type { View, ViewPart } from '../views/view.ts';
/**
 * The text that a view was decoded from, for the places of findings. Offsets count in its bytes, to which the view's map leads.
 */
export type Physical = {
    locate(offset: number): Position;
    /** From those bytes to the file's. */
    readonly map: SpanMap;
    /** The line of an offset and the one above it, for comments that allow a finding. */
    comments?(offset: number): {
        readonly line: string;
        readonly previousLine: string;
    };
};
/** For a view that is the text itself. */
export declare function locate(secret: Span, { map }: View, physical: Physical): Location;
/** For a view that was decoded from `physical`. */
export declare function locateDecoded(secret: Span, { map }: View, physical: Physical, part: ViewPart | undefined): Location;
