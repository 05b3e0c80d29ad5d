import type { PdfObjects } from './objects.ts';
import { type Dict } from './values.ts';
export type Glyph = {
    /** Undefined: the font does not say what it stands for. */
    readonly text: string | undefined;
    /** In ems. */
    readonly width: number;
    readonly isSpace: boolean;
};
export type Font = {
    readonly codeBytes: 1 | 2;
    /** Whether widths are the font's own and no guess. */
    readonly hasWidths: boolean;
    glyph(code: number): Glyph;
};
/** `dict` may be undefined: then codes are Latin-1. */
export declare function readFont(objects: PdfObjects, dict: Dict | undefined): Font;
