// How wide the characters of a font are (ISO 32000-1, 9.2.4 and 9.7.4.3).

import type { PdfObjects } from './objects.ts';
import { type Dict, isArray } from './values.ts';

/** Codes that one list of widths may have. */
const maxCodes = 65_536;

/** About as wide as in Helvetica. */
export function usualWidth(text: string): number {
  if (/[ijltfI.,:;'|! ()[\]/\\-]/.test(text)) return 0.28;
  if (/[mwMW@%]/.test(text)) return 0.85;
  return /[A-Z&]/.test(text) ? 0.68 : 0.55;
}

/** In ems, by code. */
export type Widths = (code: number) => number | undefined;

export function simpleWidths(objects: PdfObjects, dict: Dict): Widths | undefined {
  const list = objects.array(dict.get('Widths'));
  const first = objects.number(dict.get('FirstChar')) ?? 0;
  if (list.length === 0) return undefined;
  // Type 3 fonts have a matrix of their own.
  const [unit = 0.001] = objects.array(dict.get('FontMatrix')).map((value) => objects.number(value));
  return (code) => {
    const width = objects.number(list[code - first]);
    return width === undefined ? undefined : width * Math.abs(unit || 0.001);
  };
}

export function wideWidths(objects: PdfObjects, dict: Dict): Widths | undefined {
  const descendant = objects.dict(objects.array(dict.get('DescendantFonts'))[0]);
  if (!descendant) return undefined;
  const usual = (objects.number(descendant.get('DW')) ?? 1000) / 1000;
  const widths = new Map<number, number>();
  const list = objects.array(descendant.get('W'));
  let left = maxCodes;
  for (let i = 0; i + 1 < list.length && left > 0; ) {
    const first = objects.number(list[i]) ?? 0;
    const second = objects.resolve(list[i + 1]);
    if (isArray(second)) {
      second.forEach((width, k) => {
        widths.set(first + k, (objects.number(width) ?? 0) / 1000);
      });
      left -= second.length;
      i += 2;
    } else {
      const last = Math.min(typeof second === 'number' ? second : 0, first + left);
      left -= Math.max(1, last - first);
      for (let code = first; code <= last; code++) widths.set(code, (objects.number(list[i + 2]) ?? 0) / 1000);
      i += 3;
    }
  }
  return (code) => widths.get(code) ?? usual;
}
