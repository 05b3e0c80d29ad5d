// What the codes of a font stand for, and how wide they are: by its map to Unicode, else by the names in its encoding or in the font itself, else by
// the encoding that it names.

import { type CMap, readCMap } from './cmap.ts';
import { encodedText, type WideEncoding, wideEncoding } from './encodings.ts';
import { glyphText, isNumbered } from './glyph-names.ts';
import type { PdfObjects } from './objects.ts';
import { type1Encoding } from './type1-encoding.ts';
import { type Dict, isDict, Name } from './values.ts';
import { simpleWidths, usualWidth, type Widths, wideWidths } from './widths.ts';

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

/** Where both of TeX's encodings have no characters of ASCII. */
const texLigatures: Readonly<Record<number, string>> = {
  ...{ 11: 'ff', 12: 'fi', 13: 'fl', 14: 'ffi', 15: 'ffl' },
  ...{ 27: 'ff', 28: 'fi', 29: 'fl', 30: 'ffi', 31: 'ffl' },
};

/** Of a simple font. */
const maxCode = 255;

type Texts = (code: number) => string | undefined;

/** `dict` may be undefined: then codes are Latin-1. */
export function readFont(objects: PdfObjects, dict: Dict | undefined): Font {
  const isWide = objects.name(dict?.get('Subtype')) === 'Type0';
  const mapObject = objects.object(dict?.get('ToUnicode'));
  const data = mapObject && objects.data(mapObject);
  const map = data ? readCMap(data) : undefined;
  const widths = dict ? (isWide ? wideWidths(objects, dict) : simpleWidths(objects, dict)) : undefined;
  const wide = isWide && dict ? wideEncodingOf(objects, dict) : undefined;
  const texts = withMap(map, wide?.text ?? simpleTexts(objects, dict));
  const isMono = /courier|mono|consol/i.test(objects.name(dict?.get('BaseFont')) ?? '');
  const makeGlyph = (code: number): Glyph => {
    const text = texts(code);
    return {
      code,
      text,
      unit: text?.length === 1 ? text.charCodeAt(0) : -1,
      width: widths?.(code) ?? (isMono ? 0.6 : usualWidth(text ?? 'x')),
      isSpace: code === 32 && !isWide,
    };
  };
  const glyphs = new Map<number, Glyph>();
  return {
    codeBytes: wide ? (wide.codeBytes ?? map?.codeBytes ?? 2) : 1,
    ...(wide?.isLead ? { isLead: wide.isLead } : {}),
    hasWidths: widths !== undefined,
    em: objects.name(dict?.get('Subtype')) === 'Type3' && widths ? widestOf(widths) : 1,
    glyph: (code) => {
      let glyph = glyphs.get(code);
      if (!glyph) {
        glyph = makeGlyph(code);
        glyphs.set(code, glyph);
      }
      return glyph;
    },
  };
}

/** About an em: the widest letter that a font of single bytes has. */
function widestOf(widths: Widths): number {
  const widest = Math.max(...Array.from({ length: 256 }, (_, code) => widths(code) ?? 0));
  return widest > 0 ? widest : 1;
}

/** A code that a map leaves out stands for a symbol: whoever wrote the map knew the font. */
function withMap(map: CMap | undefined, others: Texts): Texts {
  return (code) => {
    const text = map?.texts.get(code) ?? others(code);
    if (text === undefined) return map && map.texts.size > 0 ? '' : undefined;
    return plainText(text);
  };
}

/** Letters and hyphens as tokens have them, however fonts join and tell them apart. */
function plainText(text: string): string {
  if (!/[\u00ad\u2010\u2011\ufb00-\ufb04]/.test(text)) return text;
  return text.replace(/[\u00ad\u2010\u2011]/g, '-').replace(/[\ufb00-\ufb04]/g, (letters) => letters.normalize('NFKC'));
}

function wideEncodingOf(objects: PdfObjects, dict: Dict): WideEncoding {
  const descendant = objects.dict(objects.array(dict.get('DescendantFonts'))[0]);
  const ordering = objects.resolve(objects.dict(descendant?.get('CIDSystemInfo'))?.get('Ordering'));
  const encoding = objects.name(dict.get('Encoding'));
  return wideEncoding(encoding, Buffer.isBuffer(ordering) ? ordering.toString('latin1') : undefined);
}

function simpleTexts(objects: PdfObjects, dict: Dict | undefined): Texts {
  if (!dict) return (code) => encodedText(undefined, code);
  const value = objects.resolve(dict.get('Encoding'));
  const encoding =
    value instanceof Name ? value.name : isDict(value) ? objects.name(value.get('BaseEncoding')) : undefined;
  const names = new Map(encoding === undefined ? ownNames(objects, dict) : []);
  for (const [code, name] of readDifferences(objects, value instanceof Name ? undefined : value)) names.set(code, name);
  const base = encoding ?? usualEncoding(objects, dict);
  const hasCodes = areCodes(names);
  return (code) => {
    const name = names.get(code);
    if (name === undefined) return encodedText(base, code);
    const text = glyphText(name);
    if (text !== undefined) return text;
    // A symbol that no token has is nothing.
    if (!isNumbered(name)) return '';
    return hasCodes ? (texLigatures[code] ?? encodedText(base, code)) : undefined;
  };
}

/** Symbols and fonts that bring their own letters are not asked to have Adobe's. */
function usualEncoding(objects: PdfObjects, dict: Dict): string | undefined {
  const descriptor = objects.dict(dict.get('FontDescriptor'));
  const isEmbedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.has(key));
  return objects.name(dict.get('Subtype')) === 'Type1' && !isEmbedded ? 'StandardEncoding' : undefined;
}

/** The names that an embedded font gives its codes. */
function ownNames(objects: PdfObjects, dict: Dict): ReadonlyMap<number, string> {
  const file = objects.object(objects.dict(dict.get('FontDescriptor'))?.get('FontFile'));
  const data = file && objects.data(file);
  return (data && type1Encoding(data)) ?? new Map();
}

/** Names of glyphs by code, where an encoding differs from the usual one. */
function readDifferences(objects: PdfObjects, encoding: unknown): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  if (!isDict(encoding)) return names;
  let code = 0;
  for (const item of objects.array(encoding.get('Differences'))) {
    const value = objects.resolve(item);
    if (typeof value === 'number') code = value;
    else if (value instanceof Name && code <= maxCode) names.set(code++, value.name);
  }
  return names;
}

/**
 * Whether the numbers in names are the codes themselves (`/a65` at 65), as TeX names the glyphs of its bitmaps, whose codes are those of its
 * encodings: ASCII nearly everywhere. Glyphs counted from the first one on say nothing.
 */
function areCodes(names: ReadonlyMap<number, string>): boolean {
  const numbered = [...names].filter(([, name]) => isNumbered(name));
  const isCode = ([code, name]: readonly [number, string]): boolean =>
    Number(/\d+$/.exec(name)![0]) === code || Number.parseInt(name.slice(1), 16) === code;
  const codes = numbered.map(([code]) => code);
  const isCounted = Math.min(...codes) <= 1 && codes.length > 0.8 * Math.max(...codes);
  return codes.length > 0 && numbered.every(isCode) && !isCounted;
}
