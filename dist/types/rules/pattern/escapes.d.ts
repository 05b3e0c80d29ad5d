import type { Cursor } from './cursor.ts';
import { type RuneBounds } from './rune-set.ts';
/** Reads `\d`, `\W`, `\pL`, `\P{Greek}` ... at the cursor; returns undefined, and moves nothing, when it is another escape. */
export declare function parseClassEscape(cursor: Cursor): {
    readonly bounds: RuneBounds;
    readonly negated: boolean;
} | undefined;
/** Reads an escape that stands for one character; the cursor is at its backslash. */
export declare function parseCharEscape(cursor: Cursor): number;
