// Maps from codes to Unicode that fonts bring (ISO 32000-1, 9.10.3).

import { isArray, type Value, ValueReader, Word } from './values.ts';

/** Codes that one map may have. */
const maxCodes = 65_536;

export type CMap = { readonly texts: ReadonlyMap<number, string>; readonly codeBytes: 1 | 2 | undefined };

export function readCMap(data: Buffer): CMap {
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
