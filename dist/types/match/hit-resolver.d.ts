import type { SearchParts } from './search-parts.ts';
/** A match as offsets from the literal that woke it. */
export type MatchOffsets = {
    readonly start: number;
    readonly end: number;
    readonly secretStart: number;
    readonly secretEnd: number;
};
export declare class HitResolver {
    #private;
    constructor(parts: SearchParts);
    /** How many bytes from `at` on, where the hit is, its match depends on: as far as the pattern can look, but for lines it cannot come to. */
    reachOf(bytes: Buffer, at: number, trigger: number): number;
    /** The match of the hit at `at`, if there is one; `reach` is what `reachOf` says. */
    resolve(bytes: Buffer, at: number, trigger: number, reach: number): MatchOffsets | undefined;
}
