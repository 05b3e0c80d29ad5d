import type { View } from './view.ts';
/**
 * Decodes `bytes`, which must start at a whole unit. A leading byte order mark is left out of the view. Unpaired surrogates
 * become U+FFFD, and so does an odd last byte. The view owns its memory.
 */
export declare function decodeUtf16(bytes: Uint8Array, byteOrder: 'utf16le' | 'utf16be'): View;
