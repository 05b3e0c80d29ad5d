import type { View } from './view.ts';
/**
 * Both the runs of ASCII (one text with the length of `bytes`, all else in it a line break) and those of UTF-16, whose every second byte is zero.
 * `fileOffset` is where the bytes begin in the file.
 */
export declare function printableView(bytes: Buffer, fileOffset: number): View;
