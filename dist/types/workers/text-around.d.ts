import type { LineIndex } from '../lib/line-index.ts';
import type { Finding } from '../model/finding.ts';
import type { Span } from '../model/span.ts';
/** The line above the one that begins at `start`, if it is short enough to be a comment. */
export declare function lineAbove(bytes: Buffer, start: number, lines: LineIndex): string;
/**
 * Text left and right of the secret on its lines, with the secrets of other matches masked. `secrets` are all of the text, by rising start;
 * none is longer than `maxBytes`.
 */
export declare function snippetAround(secret: Span, secrets: readonly Span[], { bytes, lines, maxBytes }: {
    readonly bytes: Buffer;
    readonly lines: LineIndex;
    readonly maxBytes: number;
}): Finding['snippet'];
