import type { Span } from '../../model/span.ts';
/** Texts in `area`, in order, none over another. `isBlock`: it begins with what SQLite wrote over a deleted row. */
export declare function carveTexts(bytes: Uint8Array, area: Span & {
    readonly isBlock: boolean;
}): readonly Span[];
