import type { View } from './view.ts';
/**
 * Decodes `bytes`, which must start at a whole unit. A leading byte order mark is left out of the view. Unpaired surrogates
 * become U+FFFD, and so does an odd last byte. The view owns its memory. `isStart` is false for later chunks of a text, where the
 * bytes of a mark are a character.
 */
export declare function decodeUtf16(bytes: Uint8Array, byteOrder: 'utf16le' | 'utf16be', isStart?: boolean): View;
