import type { Span } from '../../model/span.ts';
import { PackedView } from '../packed-view.ts';
import { type Decoded } from '../text-builder.ts';
import { type View, type ViewPart } from '../view.ts';
import type { EncodedRun, RunFinder } from './find-runs.ts';
import { type EscapeKind } from './read-escape.ts';
/** As reports call them. */
export declare const escapeNames: Readonly<Record<EscapeKind, string>>;
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
/** A run undone: where it ended, which encodings it was in, and why it could not be read if it could not. */
export type DecodedRun = Decoded & {
    readonly end: number;
    readonly chain: readonly string[];
    readonly problem?: string;
};
/** `limit.end` is where it ends at the latest, `limit.bytes` what it may unpack to. */
export declare function decodeRun(bytes: Buffer, run: EncodedRun, limit: {
    readonly end: number;
    readonly bytes: number;
}): DecodedRun;
/** Adds a decoded text, whatever its encoding; leaves out what is none. */
export declare function addDecoded(decoded: Decoded, chain: readonly string[], outer: ViewPart | undefined, packed: PackedView): void;
/** The text of a segment with the escapes of one kind undone. */
export declare function decodeSegment(bytes: Buffer, kind: EscapeKind, { start, end }: Span): Decoded;
