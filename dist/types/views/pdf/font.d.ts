import type { PdfObjects } from './objects.ts';
import { type Dict } from './values.ts';
export type Glyph = {
    readonly code: number;
    /** Undefined: the font does not say what it stands for. */
    readonly text: string | undefined;
    /** The text, when it is one UTF-16 unit; else -1. */
    readonly unit: number;
    /** In ems. */
    readonly width: number;
    readonly isSpace: boolean;
};
export type Font = {
    readonly codeBytes: 1 | 2;
    /** Whether a byte is the first of two, in a font whose codes have one or two. */
    readonly isLead?: (byte: number) => boolean;
    /** Whether widths are the font's own and no guess. */
    readonly hasWidths: boolean;
    /** Of the font's size: what an em is in it. Not 1 only in fonts that have a matrix of their own. */
    readonly em: number;
    glyph(code: number): Glyph;
};
/** `dict` may be undefined: then codes are Latin-1. */
export declare function readFont(objects: PdfObjects, dict: Dict | undefined): Font;
