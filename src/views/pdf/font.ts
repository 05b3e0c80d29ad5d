// What the codes of a font stand for, and how wide they are: by its map to Unicode, else by the names in its encoding, else as Latin-1.

import { glyphText } from './glyph-names.ts';
import type { PdfObjects } from './objects.ts';
import { type Dict, isArray, isDict, Name, type Value, ValueReader, Word } from './values.ts';

export type Glyph = {
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
  /** Whether widths are the font's own and no guess. */
  readonly hasWidths: boolean;
  glyph(code: number): Glyph;
};

/** Codes that one map may have. */
const maxCodes = 65_536;

/** `dict` may be undefined: then codes are Latin-1. */
export function readFont(objects: PdfObjects, dict: Dict | undefined): Font {
  const isWide = objects.name(dict?.get('Subtype')) === 'Type0';
  const mapObject = objects.object(dict?.get('ToUnicode'));
  const data = mapObject && objects.data(mapObject);
  const map = data ? readCMap(data) : undefined;
  const widths = dict ? (isWide ? wideWidths(objects, dict) : simpleWidths(objects, dict)) : undefined;
  const names = isWide || !dict ? new Map<number, string>() : readDifferences(objects, dict);
  const isMono = /courier|mono|consol/i.test(objects.name(dict?.get('BaseFont')) ?? '');
  const makeGlyph = (code: number): Glyph => {
    const plain = isWide ? undefined : latinText(code);
    const name = names.get(code);
    const text = map?.texts.get(code) ?? (name === undefined ? plain : namedText(name));
    return {
      text,
      unit: text?.length === 1 ? text.charCodeAt(0) : -1,
      width: widths?.(code) ?? (isMono ? 0.6 : usualWidth(text ?? 'x')),
      isSpace: code === 32 && !isWide,
    };
  };
  const glyphs = new Map<number, Glyph>();
  return {
    codeBytes: map?.codeBytes ?? (isWide ? 2 : 1),
    hasWidths: widths !== undefined,
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

/** White space is kept, though it is not to be drawn. */
function latinText(code: number): string {
  return code >= 0x20 || code === 9 || code === 10 || code === 13 ? String.fromCharCode(code) : '';
}

/** A symbol that no token has is nothing; a name that is only a number does not say what it stands for. */
function namedText(name: string): string | undefined {
  return glyphText(name) ?? (/^[A-Za-z]{0,3}\d+$/.test(name) ? undefined : '');
}

/** About as wide as in Helvetica. */
function usualWidth(text: string): number {
  if (/[ijltfI.,:;'|! ()[\]/\\-]/.test(text)) return 0.28;
  if (/[mwMW@%]/.test(text)) return 0.85;
  return /[A-Z&]/.test(text) ? 0.68 : 0.55;
}

type Widths = (code: number) => number | undefined;

function simpleWidths(objects: PdfObjects, dict: Dict): Widths | undefined {
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

function wideWidths(objects: PdfObjects, dict: Dict): Widths | undefined {
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

/** Names of glyphs by code, where an encoding differs from the usual one. */
function readDifferences(objects: PdfObjects, dict: Dict): ReadonlyMap<number, string> {
  const encoding = objects.resolve(dict.get('Encoding'));
  const names = new Map<number, string>();
  if (!isDict(encoding)) return names;
  let code = 0;
  for (const item of objects.array(encoding.get('Differences'))) {
    const value = objects.resolve(item);
    if (typeof value === 'number') code = value;
    else if (value instanceof Name) names.set(code++, value.name);
  }
  return names;
}

type CMap = { readonly texts: ReadonlyMap<number, string>; readonly codeBytes: 1 | 2 | undefined };

/** A map from codes to Unicode (9.10.3). */
function readCMap(data: Buffer): CMap {
  const reader = new ValueReader(data, 0, false);
  const texts = new Map<number, string>();
  let codeBytes: 1 | 2 | undefined;
  let operands: Value[] = [];
  while (reader.at < data.length) {
    const before = reader.at;
    const value = reader.next();
    if (value === undefined) {
      reader.at = Math.max(reader.at, before) + 1;
      continue;
    }
    if (!(value instanceof Word)) {
      if (operands.length < 3 * maxCodes) operands.push(value);
      continue;
    }
    if (value.word === 'endcodespacerange' && Buffer.isBuffer(operands[0]))
      codeBytes = operands[0].length === 1 ? 1 : 2;
    if (value.word === 'endbfchar') addChars(operands, texts);
    if (value.word === 'endbfrange') addRanges(operands, texts);
    operands = [];
  }
  return { texts, codeBytes };
}

function addChars(operands: readonly Value[], texts: Map<number, string>): void {
  for (let i = 0; i + 1 < operands.length && texts.size < maxCodes; i += 2) {
    const [code, text] = [operands[i], operands[i + 1]];
    if (Buffer.isBuffer(code) && Buffer.isBuffer(text)) texts.set(codeOf(code), textOf(text));
  }
}

function addRanges(operands: readonly Value[], texts: Map<number, string>): void {
  let left = maxCodes;
  for (let i = 0; i + 2 < operands.length; i += 3) {
    const [low, high, to] = [operands[i], operands[i + 1], operands[i + 2]];
    if (!Buffer.isBuffer(low) || !Buffer.isBuffer(high)) continue;
    const first = codeOf(low);
    for (let code = first; code <= codeOf(high) && left > 0; code++, left--) {
      const item = isArray(to) ? to[code - first] : to;
      if (!Buffer.isBuffer(item)) break;
      texts.set(code, isArray(to) ? textOf(item) : shifted(textOf(item), code - first));
    }
  }
}

function codeOf(bytes: Buffer): number {
  return bytes.length === 0 ? 0 : bytes.readUIntBE(0, Math.min(bytes.length, 4));
}

function textOf(bytes: Buffer): string {
  return bytes.length === 1
    ? bytes.toString('latin1')
    : Buffer.from(bytes.subarray(0, bytes.length & ~1))
        .swap16()
        .toString('utf16le');
}

/** The text whose last unit is `by` further on. */
function shifted(text: string, by: number): string {
  if (text === '') return text;
  return text.slice(0, -1) + String.fromCharCode((text.charCodeAt(text.length - 1) + by) & 0xffff);
}
