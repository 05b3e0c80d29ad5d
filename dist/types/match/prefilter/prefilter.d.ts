import type { Span } from '../../model/span.ts';
import type { PrefilterTables } from './tables.ts';
/** Receives each hit: the byte offset of the literal, and the id of the trigger it belongs to. Called in order of offset, roughly. */
export type HitListener = (offset: number, triggerId: number) => void;
export declare class Prefilter {
    #private;
    constructor(tables: PrefilterTables);
    /** Reports every literal that lies wholly inside `region` of `bytes`; the guards may read past the region's end. */
    search(bytes: Uint8Array, region: Span, listener: HitListener): void;
}
