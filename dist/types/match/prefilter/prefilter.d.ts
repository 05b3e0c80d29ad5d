import { type Arena } from '../../lib/arena.ts';
import type { Span } from '../../model/span.ts';
import type { AreaList } from '../area-list.ts';
import type { PrefilterTables } from './tables.ts';
/** Bytes a guard reads behind a literal (GUARD_REACH in assembly/index.ts). */
export declare const guardReach = 256;
type SearchExports = {
    search(image: number, data: number, length: number, from: number, to: number, startAt: number, hits: number, capacity: number, slack: number, late: number): number;
    searchAreas(image: number, data: number, length: number, areas: number, count: number, hits: number, capacity: number, slack: number, late: number, memo: number): number;
    carry(steps: number, stepCount: number, baseLength: number, newLength: number, hits: number, count: number, reaches: number, longest: number, late: number, rows: number, rowCapacity: number, areas: number, areaCapacity: number, areaTotal: number): number;
};
/**
 * Receives each hit: the byte offset of the literal, the id of the trigger it belongs to, and its reach: how many bytes behind the literal
 * its guard looked at (the end of the text counts as one), negative when the guard refused it. Called in order of offset, roughly.
 */
export type HitListener = (offset: number, triggerId: number, reach: number) => void;
export declare class Prefilter {
    #private;
    /** Memory for texts: what lies in here is searched without being copied. */
    readonly arena: Arena;
    /** A stretch of the same memory for another module that works on those texts; empty where there is no arena. */
    readonly scratch: Arena;
    /** Another one, and what works on it: assembly/carry.ts. */
    readonly carrying: Arena;
    readonly carry: SearchExports['carry'];
    /** `arenaBytes`: address space only, of which what is used becomes memory. */
    constructor(tables: PrefilterTables, arenaBytes?: number);
    /** True for texts in the arena. */
    holds(bytes: Uint8Array): boolean;
    /**
     * Reports every literal that lies wholly inside `region` of `bytes`; the guards may read past the region's end. Of the literals that a guard
     * refuses, those are reported that it needed more than `late` bytes for.
     */
    search(bytes: Uint8Array, region: Span, listener: HitListener, late?: number): void;
    /**
     * As `search` for many small regions of the text, ascending and disjoint: where they must be copied, they are put together into one block, each with
     * the byte before it and as much behind it as literals and guards can read, so that a hundred regions cost one call. In the arena those in
     * which nothing was found before are passed over.
     */
    searchAreas(bytes: Uint8Array, areas: AreaList, listener: HitListener, late?: number): void;
    /** As `searchAreas` for `count` areas that lie in the arena's memory, as pairs of words from address `at` on; so does the text. */
    searchAreasAt({ byteOffset, length }: Uint8Array, { at, count }: {
        readonly at: number;
        readonly count: number;
    }, listener: HitListener, late?: number): void;
}
export {};
