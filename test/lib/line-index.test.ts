import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advanceStart, countUnits, LineIndex } from '../../src/lib/line-index.ts';

/** Position of the first `|`, which is taken out of the text. */
function placeOf(text: string): string {
  const before = Buffer.from(text.slice(0, text.indexOf('|')));
  const { line, column } = new LineIndex(Buffer.from(text.replace('|', ''))).locate(before.length);
  return `${line}:${column}`;
}

describe('a position', () => {
  it.each([
    ['at the start', '|abc', '1:1'],
    ['of an empty text', '|', '1:1'],
    ['behind the last character', 'abc|', '1:4'],
    ['behind a last line break', 'abc\n|', '2:1'],
    ['on the last line without a break', 'a\nb\ncd|e', '3:3'],
    ['right behind a tab', '\t|x', '1:2'],
    ['behind several tabs', 'a\t\tb\t|x', '1:6'],
    ['at the line break itself', 'ab|\ncd', '1:3'],
    ['at the carriage return', 'ab|\r\ncd', '1:3'],
    ['between carriage return and line feed', 'ab\r|\ncd', '1:4'],
    ['on a line after CRLF', 'ab\r\nc|d', '2:2'],
    ['behind a lone carriage return, which breaks no line', 'ab\rc|d', '1:5'],
    ['on empty lines', '\n\n\n|\n', '4:1'],
    ['behind two-byte characters', 'éü|x', '1:3'],
    ['behind three-byte characters', '東京|x', '1:3'],
    ['behind a character beyond U+FFFF, two columns wide', '😀|x', '1:3'],
    ['behind a flag of four columns', 'x\n🇨🇭|x', '2:5'],
    ['behind a combining character', 'e\u0301|x', '1:3'],
    ['behind a byte order mark', '\uFEFF|x', '1:1'],
    ['further behind a byte order mark', '\uFEFFab|x', '1:3'],
    ['on line 2 behind a byte order mark', '\uFEFFab\n|x', '2:1'],
    ['behind a mark that is not at the start', 'a\n\uFEFF|x', '2:2'],
  ])('%s: %j', (_case, text, place) => {
    expect(placeOf(text)).toBe(place);
  });

  it.each<[string, readonly number[], number]>([
    ['a stray continuation byte', [0x80], 1],
    ['a cut character', [0xe2, 0x82], 2],
    ['a cut character of four bytes', [0xf0, 0x9f, 0x98], 3],
    ['a lead byte before a letter', [0xc3, 0x61], 2],
    ['bytes UTF-8 never has', [0xff, 0xfe, 0xc0, 0xc1, 0xf5], 5],
  ])('counts %s byte by byte', (_case, bytes, columns) => {
    const text = Buffer.from([...bytes, 0x78]);
    expect(new LineIndex(text).locate(bytes.length)).toEqual({ line: 1, column: 1 + columns });
    expect(countUnits(text, 0, bytes.length)).toBe(columns);
  });

  it('counts from where a chunk starts in its file', () => {
    const index = new LineIndex(Buffer.from('ab\ncd'), { line: 7, column: 5 });
    expect([0, 1, 3, 4].map((offset) => index.locate(offset))).toEqual([
      { line: 7, column: 5 },
      { line: 7, column: 6 },
      { line: 8, column: 1 },
      { line: 8, column: 2 },
    ]);
  });

  it('takes a mark at the start of a later chunk for a character', () => {
    const chunk = Buffer.from('\uFEFFab');
    expect(new LineIndex(chunk, { line: 1, column: 9 }).locate(4)).toEqual({ line: 1, column: 11 });
    expect(new LineIndex(chunk, { line: 3, column: 1 }).locate(4)).toEqual({ line: 3, column: 3 });
  });

  it('is right on every line of a long text', () => {
    const lines = Array.from({ length: 5000 }, (_, i) => 'é\t'.repeat(i % 7));
    const index = new LineIndex(Buffer.from(lines.join('\n')));
    let offset = 0;
    lines.forEach((line, i) => {
      const bytes = Buffer.byteLength(line);
      expect(index.locate(offset + bytes)).toEqual({ line: i + 1, column: line.length + 1 });
      offset += bytes + 1;
    });
  });

  it('is what counting the characters of the text gives', () => {
    const piece = fc.constantFrom('a', '\t', ' ', '\n', '\r\n', '\r', 'é', '東', '😀', '\uFEFF');
    const property = fc.property(
      fc.array(piece, { maxLength: 60 }),
      fc.array(piece, { maxLength: 20 }),
      (before, after) => {
        const head = before.join('');
        const index = new LineIndex(Buffer.from(head + after.join('')));
        const lines = head.replace(/^\uFEFF/, '').split('\n');
        expect(index.locate(Buffer.byteLength(head))).toEqual({ line: lines.length, column: lines.at(-1)!.length + 1 });
      },
    );
    fc.assert(property, { numRuns: 500, seed: 5 });
  });
});

describe('a line', () => {
  it.each([
    ['ab|c', 'abc'],
    ['|abc\nd', 'abc'],
    ['abc|\nd', 'abc'],
    ['abc\n|d', 'd'],
    ['a\r\nb|c\r\nd', 'bc'],
    ['a\r\nbc\r|\nd', 'bc'],
    ['a\n|\nb', ''],
    ['a\n|\r\nb', ''],
    ['a\n|', ''],
    ['a\nb\r|', 'b\r'],
    ['a\rb|c', 'a\rbc'],
  ])('around | in %j is %j', (text, line) => {
    const offset = Buffer.byteLength(text.slice(0, text.indexOf('|')));
    const bytes = Buffer.from(text.replace('|', ''));
    const { start, end } = new LineIndex(bytes).lineSpan(offset);
    expect(bytes.toString('utf8', start, end)).toBe(line);
  });
});

describe('advanceStart', () => {
  it.each<[string, string, number, number]>([
    ['nothing', '', 4, 9],
    ['a part of a line', 'aé😀', 4, 13],
    ['a whole line', 'ab\n', 5, 1],
    ['several lines', 'ab\r\n\nc東', 6, 3],
    ['a mark that is not at the start of the file', '\uFEFFa', 4, 11],
  ])('behind %s', (_case, text, line, column) => {
    expect(advanceStart({ line: 4, column: 9 }, Buffer.from(text))).toEqual({ line, column });
  });

  it('skips the mark at the start of a file', () => {
    expect(advanceStart({ line: 1, column: 1 }, Buffer.from('\uFEFFab'))).toEqual({ line: 1, column: 3 });
  });
});
