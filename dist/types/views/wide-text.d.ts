import type { View } from './view.ts';
export type WideEncoding = 'utf16le' | 'utf16be' | 'utf32le' | 'utf32be';
/** The names people know. */
export declare const wideNames: Readonly<Record<WideEncoding, string>>;
/**
 * Decodes `bytes`, which must start at a whole unit. A leading byte order mark is left out of the view. Unpaired surrogates
 * become U+FFFD, and so does a cut last unit. The view owns its memory. `isStart` is false for later chunks of a text, where the
 * bytes of a mark are a character.
 */
export declare function decodeWide(bytes: Uint8Array, encoding: WideEncoding, isStart?: boolean): View;
/** Bytes of a code point in UTF-8. */
export declare function encodedWidth(code: number): 1 | 2 | 3 | 4;
/** Writes `code` in `width` bytes at `at` and returns the offset behind it. */
export declare function writeUtf8(output: Uint8Array, at: number, code: number, width: number): number;
