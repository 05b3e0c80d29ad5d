import { type HitBuffer } from './hit-list.ts';
import { type CarryInput, type HitReaches } from './incremental.ts';
import type { Prefilter } from './prefilter/prefilter.ts';
export declare class SharedCarrier {
    #private;
    /** Where literals must be looked for after `carry`, as pairs of words in the prefilter's memory. */
    readonly areas: {
        readonly at: number;
        count: number;
    };
    /** Undefined where the prefilter has no memory for it, or not enough for so many triggers. */
    static create(prefilter: Prefilter, reaches: HitReaches): SharedCarrier | undefined;
    private constructor();
    /** As `HitCarrier.carry`; false, with nothing done, where it does not fit. */
    carry({ steps, hits, baseLength, newLength }: CarryInput, carried: HitBuffer): boolean;
}
