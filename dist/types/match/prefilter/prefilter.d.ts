import type { Span } from '../../model/span.ts';
import type { PrefilterTables } from './tables.ts';
/** Bytes a guard reads behind a literal (GUARD_REACH in assembly/index.ts). */
export declare const guardReach = 256;
/** Receives each hit: the byte offset of the literal, and the id of the trigger it belongs to. Called in order of offset, roughly. */
export type HitListener = (offset: number, triggerId: number) => void;
export declare class Prefilter {
    #private;
    constructor(tables: PrefilterTables);
    /** Reports every literal that lies wholly inside `region` of `bytes`; the guards may read past the region's end. */
    search(bytes: Uint8Array, region: Span, listener: HitListener): void;
    /**
     * As `search` for many small regions, ascending and disjoint: they are put together into one block, each with the byte before it and as
     * much behind it as literals and guards can read, so that a hundred regions cost one call.
     */
    searchAreas(bytes: Uint8Array, areas: readonly Span[], listener: HitListener): void;
}
