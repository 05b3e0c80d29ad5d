import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf16 } from '../../src/views/utf16.ts';
import { rawView } from '../../src/views/view.ts';

const littleEndian = (text: string) => Buffer.from(text, 'utf16le');

/** Where each byte of the view comes from, and the end. */
function offsets(view: { bytes: Uint8Array; toOriginal(offset: number): number }): number[] {
  return Array.from({ length: view.bytes.length + 1 }, (_, offset) => view.toOriginal(offset));
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
    const view = decodeUtf16(bytes, 'utf16le');
    expect(Buffer.from(view.bytes).toString()).toBe(text);
    expect(offsets(view)).toEqual(expected);
  });

  it('decodes either byte order alike', () => {
    const text = '\ufeffkey = \u00fc\u4e16\u{1f511}';
    const big = decodeUtf16(littleEndian(text).swap16(), 'utf16be');
    const little = decodeUtf16(littleEndian(text), 'utf16le');
    expect(big.bytes).toEqual(little.bytes);
    expect(offsets(big)).toEqual(offsets(little));
  });

  it('keeps 16 zero bytes behind the text', () => {
    const { bytes } = decodeUtf16(littleEndian('ab\u4e16'), 'utf16le');
    expect(new Uint8Array(bytes.buffer, bytes.byteOffset + bytes.length, 16)).toEqual(new Uint8Array(16));
  });

  it('agrees with the platform on any text, and maps the start of every character exactly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = littleEndian(text);
        const view = decodeUtf16(bytes, 'utf16le');
        expect(Buffer.from(view.bytes).toString()).toBe(new TextDecoder('utf-16le').decode(bytes));
        let original = text.startsWith('\ufeff') ? 2 : 0;
        let offset = 0;
        const pairs: [mapped: number, expected: number][] = [];
        for (const character of text.slice(original / 2)) {
          pairs.push([view.toOriginal(offset), original]);
          offset += Buffer.byteLength(character);
          original += character.length * 2;
        }
        expect(pairs.filter(([mapped, expected]) => mapped !== expected)).toEqual([]);
        expect(view.toOriginal(offset)).toBe(bytes.length);
      }),
    );
  });
});

it('a raw view changes nothing', () => {
  const bytes = Buffer.from('abc');
  const view = rawView(bytes);
  expect(view.bytes).toBe(bytes);
  expect(offsets(view)).toEqual([0, 1, 2, 3]);
});
