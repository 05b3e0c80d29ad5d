// Colour for the text report. Terminals' own 16 colours only, so that every theme stays readable.

import type { Severity } from '../model/severity.ts';

export type Style = Severity | 'path' | 'dim' | 'mark' | 'warning' | 'good' | 'strong';

/** Wraps text in a style; without colour it is the identity. */
export type Paint = (style: Style, text: string) => string;

const codes: Readonly<Record<Style, string>> = {
  critical: '1;31',
  high: '31',
  medium: '33',
  low: '36',
  info: '34',
  path: '1;4',
  dim: '2',
  mark: '31',
  warning: '33',
  good: '32',
  strong: '1',
};

export function createPaint(color: boolean): Paint {
  if (!color) return (_style, text) => text;
  return (style, text) => (text === '' ? text : `\u001b[${codes[style]}m${text}\u001b[0m`);
}
