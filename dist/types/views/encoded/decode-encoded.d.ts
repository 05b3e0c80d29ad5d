import type { Span } from '../../model/span.ts';
import { type View, type ViewPart } from '../view.ts';
import type { RunFinder } from './find-runs.ts';
export type EncodedText = {
    readonly bytes: Buffer;
    /** Those of the view that `bytes` are of: nothing is decoded across them. */
    readonly parts?: readonly ViewPart[];
    /** Only what touches one of these is decoded. */
    readonly regions?: readonly Span[];
};
export type DecodeLimits = {
    /** Most bytes that compressed data in one text may unpack to. */
    readonly maxUnpackedBytes: number;
    /** Told of compressed data that was not read, or not to its end, and why. */
    readonly onUnread: (at: number, reason: string) => void;
};
/** The encoded texts in `text`, decoded once; undefined when there is nothing. Offsets lead back to `text.bytes`. */
export declare function decodeEncoded(text: EncodedText, finder: RunFinder, limits: DecodeLimits): View | undefined;
