import type { Span } from '../model/span.ts';
/** Lines are looked at this far around a match, in bytes: minified files have lines of megabytes. */
export declare const maxLineBytes = 4096;
/** The whole line or lines of `match`, without the last line break; cut at `maxLineBytes` on each side. */
export declare function lineAround(bytes: Buffer, match: Span): Span;
