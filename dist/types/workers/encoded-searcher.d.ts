import type { Arena } from '../lib/arena.ts';
import type { InsideLimits } from '../model/limits.ts';
import { type SpotDelta, type Spots } from '../views/encoded/spot-finder.ts';
import type { ViewCandidate, ViewSearcher } from './view-searcher.ts';
/** What encoded data in one text is unpacked to at most, since it is held in memory. */
export declare const maxDecodedBytes: number;
/** What is remembered of a text for those made from it. `isQuiet`: nothing was found in it. */
export type EncodedText = {
    readonly spots: Spots;
    readonly isQuiet: boolean;
};
export declare const noneEncoded: EncodedText;
/** Told of every view with candidates, and of what could not be read. */
export type EncodedSink = {
    onView(found: readonly ViewCandidate[]): void;
    onUnread(reason: string): void;
};
export declare class EncodedSearcher {
    #private;
    /** `scratch`: see SpotFinder. */
    constructor(search: ViewSearcher, limits: InsideLimits, scratch?: Arena);
    /** Looks into a text. `delta` says how it was made from one that was looked into, of which `base` is known. */
    search(bytes: Buffer, delta: SpotDelta | undefined, base: EncodedText | undefined, sink: EncodedSink): EncodedText;
}
