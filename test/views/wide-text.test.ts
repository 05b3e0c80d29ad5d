import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SpanMap } from '../../src/views/span-map.ts';
import { rawView } from '../../src/views/view.ts';
import { decodeWide } from '../../src/views/wide-text.ts';

const littleEndian = (text: string) => Buffer.from(text, 'utf16le');

/** Where each byte of the view comes from, and the end. */
function offsets(view: { bytes: Uint8Array; map: SpanMap }): number[] {
  return Array.from({ length: view.bytes.length + 1 }, (_, offset) => view.map.start(offset));
}

describe('UTF-16', () => {
  it.each<[string, Buffer, string, number[]]>([
    ['nothing', littleEndian(''), '', [0]],
    ['ASCII', littleEndian('abc'), 'abc', [0, 2, 4, 6]],
    ['a byte order mark', littleEndian('\ufeffab'), 'ab', [2, 4, 6]],
    ['only a byte order mark', littleEndian('\ufeff'), '', [2]],
    ['two-byte characters', littleEndian('a\u00e9\u00e9b'), 'a\u00e9\u00e9b', [0, 2, 2, 4, 4, 6, 8]],
    ['three-byte characters', littleEndian('\u4e16a'), '\u4e16a', [0, 0, 0, 2, 4]],
    ['a surrogate pair', littleEndian('a\u{1f511}b'), 'a\u{1f511}b', [0, 2, 2, 2, 2, 6, 8]],
    ['a high surrogate before a letter', littleEndian('\ud83da'), '\ufffda', [0, 0, 0, 2, 4]],
    ['a high surrogate at the end', littleEndian('a\ud83d'), 'a\ufffd', [0, 2, 2, 2, 4]],
    ['a low surrogate alone', littleEndian('\udd11a'), '\ufffda', [0, 0, 0, 2, 4]],
    ['an odd last byte', Buffer.from([0x61, 0, 0x62]), 'a\ufffd', [0, 2, 2, 2, 3]],
    ['a single byte', Buffer.from([0x62]), '\ufffd', [0, 0, 0, 1]],
  ])('decodes %s and knows where every byte came from', (_, bytes, text, expected) => {
    const view = decodeWide(bytes, 'utf16le');
    expect(Buffer.from(view.bytes).toString()).toBe(text);
    expect(offsets(view)).toEqual(expected);
  });

  it('decodes either byte order alike', () => {
    const text = '\ufeffkey = \u00fc\u4e16\u{1f511}';
    const big = decodeWide(littleEndian(text).swap16(), 'utf16be');
    const little = decodeWide(littleEndian(text), 'utf16le');
    expect(big.bytes).toEqual(little.bytes);
    expect(offsets(big)).toEqual(offsets(little));
  });

  it('keeps 16 zero bytes behind the text', () => {
    const { bytes } = decodeWide(littleEndian('ab\u4e16'), 'utf16le');
    expect(new Uint8Array(bytes.buffer, bytes.byteOffset + bytes.length, 16)).toEqual(new Uint8Array(16));
  });

  it('agrees with the platform on any text, and maps the start of every character exactly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = littleEndian(text);
        const view = decodeWide(bytes, 'utf16le');
        expect(Buffer.from(view.bytes).toString()).toBe(new TextDecoder('utf-16le').decode(bytes));
        let original = text.startsWith('\ufeff') ? 2 : 0;
        let offset = 0;
        const pairs: [mapped: number, expected: number][] = [];
        for (const character of text.slice(original / 2)) {
          pairs.push([view.map.start(offset), original]);
          offset += Buffer.byteLength(character);
          original += character.length * 2;
        }
        expect(pairs.filter(([mapped, expected]) => mapped !== expected)).toEqual([]);
        expect(view.map.start(offset)).toBe(bytes.length);
      }),
    );
  });
});

describe('UTF-32', () => {
  const wide = (text: string, isLittle: boolean): Buffer => {
    const points = [...text].map((character) => character.codePointAt(0)!);
    const bytes = Buffer.alloc(points.length * 4);
    for (const [i, point] of points.entries()) bytes[isLittle ? 'writeUInt32LE' : 'writeUInt32BE'](point, i * 4);
    return bytes;
  };

  it.each([true, false])('decodes and maps every character (little endian: %s)', (isLittle) => {
    const view = decodeWide(wide('\ufeffa\u00e9\u{1f511}', isLittle), isLittle ? 'utf32le' : 'utf32be');
    expect(Buffer.from(view.bytes).toString()).toBe('a\u00e9\u{1f511}');
    expect(offsets(view)).toEqual([4, 8, 8, 12, 12, 12, 12, 16]);
    expect(view.map.end(1)).toBe(8);
  });

  it('replaces what is no code point, and a cut last one', () => {
    const view = decodeWide(Buffer.from('00001100000000d8610000006200', 'hex'), 'utf32le');
    expect(Buffer.from(view.bytes).toString()).toBe('\ufffd\ufffda\ufffd');
    expect(view.map.end(view.bytes.length)).toBe(14);
  });
});

it('a raw view changes nothing', () => {
  const bytes = Buffer.from('abc');
  const view = rawView(bytes);
  expect(view.bytes).toBe(bytes);
  expect(offsets(view)).toEqual([0, 1, 2, 3]);
});
