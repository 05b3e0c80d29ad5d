import type { TextBuilder } from '../text-builder.ts';
import { type EncodedRun } from './find-runs.ts';
/**
 * Writes what the base64 from `start` on stands for. A run goes on over the end of its line when the next line holds nothing else, as encoders
 * wrap it: with a line break and white space, or in a quoted text with `\n`. Returns where it ended, its padding included.
 */
export declare function decodeBase64(bytes: Uint8Array, run: EncodedRun, limit: number, output: TextBuilder): number;
/** Where `decodeBase64` would end. */
export declare function endOfBase64(bytes: Uint8Array, run: EncodedRun, limit: number): number;
/** Writes what the hexadecimal digits of the run stand for. */
export declare function decodeHex(bytes: Uint8Array, run: EncodedRun, output: TextBuilder): number;
