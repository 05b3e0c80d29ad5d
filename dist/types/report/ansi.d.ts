import type { Severity } from '../model/severity.ts';
export type Style = Severity | 'path' | 'dim' | 'mark' | 'warning' | 'good' | 'strong';
/** Wraps text in a style; without colour it is the identity. */
export type Paint = (style: Style, text: string) => string;
export declare function createPaint(color: boolean): Paint;
