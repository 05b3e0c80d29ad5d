import type { PdfObjects } from './objects.ts';
import { type Dict } from './values.ts';
/** About as wide as in Helvetica. */
export declare function usualWidth(text: string): number;
/** In ems, by code. */
export type Widths = (code: number) => number | undefined;
export declare function simpleWidths(objects: PdfObjects, dict: Dict): Widths | undefined;
export declare function wideWidths(objects: PdfObjects, dict: Dict): Widths | undefined;
