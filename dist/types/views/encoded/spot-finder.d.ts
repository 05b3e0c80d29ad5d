import type { Arena } from '../../lib/arena.ts';
import { type RunKind } from './find-runs.ts';
/** Three numbers each, ascending by place: kind (for `kindOf`), start, and end, which of an escape is its start. */
export type Spots = readonly number[];
export declare const spotFields = 3;
/** How a text was made from another: pairs (start, length) as match/incremental.ts has them. */
export type SpotDelta = {
    readonly steps: ArrayLike<number>;
    readonly baseLength: number;
};
/** Bytes of its own that a finder needs in an arena. */
export declare const spotBytes: number;
export type FoundSpots = {
    readonly all: Spots;
    /** Those of them whose surroundings may differ from what they were in the base; all of a text that was not made from one. */
    readonly unsettled: Spots;
};
export declare const noSpots: Spots;
/** What a spot's number stands for, and for base64 and hex how many characters into the run its text begins. */
export declare function kindOf(spot: number): {
    readonly kind: RunKind;
    readonly alignment: number;
};
export declare class SpotFinder {
    #private;
    /** `scratch`: `spotBytes` of the memory that texts may lie in; a multiple of 64. */
    constructor(scratch?: Arena);
    /** The spots of a text; `base` are those of the one it was made from. */
    find(bytes: Buffer, delta?: SpotDelta, base?: Spots): FoundSpots;
}
