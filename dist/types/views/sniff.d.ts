import type { WideEncoding } from './wide-text.ts';
export type Sniffed = 'text' | WideEncoding | 'utf8-bom' | 'binary' | 'empty';
/**
 * Judges the start of a file. `head` may be the whole file; pass at least 8 KiB of a longer one. UTF-16 is told by its byte order
 * mark, or without one by at least 16 units that are nearly all Latin text and have their NULs in one half only. UTF-32 likewise.
 */
export declare function sniff(head: Uint8Array): Sniffed;
