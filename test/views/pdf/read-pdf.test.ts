import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget, LimitReached, unpack } from '../../../src/views/pdf/filters.ts';
import { firstMore, type PdfItem, pdf, pdfPages } from '../../helpers/pdf.ts';
import { readDocument as read } from '../../helpers/read-document.ts';

const page = (operators: string, more: readonly PdfItem[] = [], resources?: string): string | undefined =>
  read(pdfPages([`BT /F 10 Tf ${operators} ET`], more, resources))['page 1'];

describe('the text of a page', () => {
  it.each<[string, string, string]>([
    ['strings that are kerned are one', '[(gh) 20 (p_) -60 (ab)-15(c)] TJ', 'ghp_abc'],
    ['a gap is a space', '[(one) -300 (two)] TJ', 'one two'],
    ['strings that follow each other are one', '(ab) Tj (cd) Tj', 'abcd'],
    ['what is placed where the last one ended goes on', '(ab) Tj 10 0 Td (cd) Tj 14 0 Td (ef) Tj', 'abcd ef'],
    ['so does what a matrix places', '1 0 0 1 50 70 Tm (ab) Tj 1 0 0 1 60.2 70 Tm (cd) Tj', 'abcd'],
    ['a line is a line', '(ab) Tj 0 -12 Td (cd) Tj', 'ab\ncd'],
    ['by every operator', '12 TL (a) Tj T* (b) Tj (c) \' 0 0 (d) " 0 -12 TD (e) Tj', 'a\nb\nc\nd\ne'],
    ['strings have escapes', '(a\\(b\\)\\\\ \\101\\n(c)\\\nd) Tj', 'a(b)\\ A\n(c)d'],
    ['strings may be hexadecimal', '<61 62 6> Tj', 'ab`'],
    ['turned text is text', '0 1 -1 0 9 9 Tm (ab) Tj 0 1 -1 0 9 19 Tm (cd) Tj', 'abcd'],
    ['spacing of letters is no space', '3 Tc (ab) Tj 16 0 Td (cd) Tj', 'abcd'],
    ['pictures are passed over', '(ab) Tj ET BI /W 1 ID (zz) Tj EI BT (cd) Tj', 'ab\ncd'],
  ])('%s', (_, operators, text) => {
    expect(page(operators)).toBe(text);
  });

  it('is spaced as before when what was saved is restored', () => {
    const saved = 'q 3 Tc /None 20 Tf Q';
    expect(page(`(ab) Tj ${saved} 10 0 Td (cd) Tj`)).toBe('abcd');
    const form = { dict: '/Subtype /Form', stream: 'q q BT 5 Tc ET Q Q Q Q 7 0 0 7 0 0 cm' };
    const resources = `/Font << /F 3 0 R >> /XObject << /X ${firstMore(1)} 0 R >>`;
    expect(page('(ab) Tj /X Do 10 0 Td (cd) Tj', [form], resources)).toBe('abcd');
  });

  it('begins anew on each page', () => {
    const pages = ['BT /F 10 Tf 40 Tc (ab) Tj ET q 5 0 0 5 0 0 cm', 'BT /F 10 Tf (ab) Tj 10 0 Td (cd) Tj ET'];
    expect(read(pdfPages(pages))['page 2']).toBe('abcd');
  });

  it('may be in several streams, and pages have numbers by their tree', () => {
    const items: readonly PdfItem[] = [
      { dict: '/Type /Catalog /Pages 2 0 R' },
      { dict: '/Type /Pages /Kids [ 4 0 R 3 0 R ]' },
      { dict: '/Type /Page /Contents 5 0 R' },
      { dict: '/Type /Page /Contents [ 6 0 R 7 0 R ]' },
      { dict: '', stream: 'BT (last) Tj ET' },
      { dict: '', stream: 'BT (fir' },
      { dict: '', stream: 'x) Tj (st) Tj ET' },
    ];
    expect(read(pdf(items))).toEqual({ 'page 1': 'fir\nxst', 'page 2': 'last' });
  });

  it('of a font with a map to Unicode is read by it', () => {
    const n = firstMore(1);
    const cmap =
      '1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfchar <0001> <00670068> endbfchar ' +
      '2 beginbfrange <0010> <0012> <0070> <0020> <0021> [<005f> <0041>] endbfrange';
    const more = [
      { dict: `/Type /Font /Subtype /Type0 /ToUnicode ${n + 1} 0 R /DescendantFonts [ << /DW 500 >> ]` },
      { dict: '', stream: cmap },
    ];
    const resources = `/Font << /F 3 0 R /G ${n} 0 R >>`;
    expect(page('/G 10 Tf <00010010> Tj [<0020> 10 <0021>] TJ', more, resources)).toBe('ghp_A');
  });

  it('is spaced by the letters of a font that has a matrix of its own', () => {
    const widths = '50 '.repeat(26);
    const dict = `/Type /Font /Subtype /Type3 /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /Widths [${widths}]`;
    const text = '/G 0.1 Tf (ab) Tj 10.5 0 Td (cd) Tj 13 0 Td (ef) Tj 0 -6 Td (gh) Tj';
    expect(page(text, [{ dict }], `/Font << /G ${firstMore(1)} 0 R >>`)).toBe('abcd ef\ngh');
  });

  it('of a font with names is read by them', () => {
    const n = firstMore(1);
    const more = [
      {
        dict: '/Type /Font /Subtype /Type1 /Encoding << /Differences [ 1 /g /h /p 65 /underscore /one /uni0041 /copyright ] >>',
      },
    ];
    expect(page('/G 10 Tf <010203> Tj (ABCD) Tj', more, `/Font << /G ${n} 0 R >>`)).toBe('ghp_1A');
  });

  describe('that no font explains', () => {
    const more = ['A', 'B'].map(() => ({ dict: '/Type /Font /Subtype /Type0 /DescendantFonts [ << /DW 500 >> ]' }));
    const resources = `/Font << /A ${firstMore(1)} 0 R /B ${firstMore(1) + 1} 0 R >>`;
    const told = (content: string): string | undefined => read(pdfPages([`BT ${content} ET`], more, resources))['!'];
    const codes = (count: number): string => Array.from({ length: count }, (_, i) => `01${10 + i}`).join('');

    it('is told, once for all fonts', () => {
      expect(told(`/A 9 Tf <${codes(20)}> Tj /B 9 Tf <${codes(10)}> Tj`)).toMatch(
        /^archive-unsupported: the PDF file has 30 characters in fonts[^\n]*$/,
      );
    });

    it('is a sign when there are few of its font', () => {
      expect(told(`/A 9 Tf <${codes(7).repeat(20)}> Tj`)).toBeUndefined();
    });
  });

  it('holds the forms that are drawn on it', () => {
    const n = firstMore(1);
    const more = [{ dict: '/Type /XObject /Subtype /Form', stream: 'BT /F 9 Tf (in a form) Tj /X Do ET' }];
    const resources = `/Font << /F 3 0 R >> /XObject << /X ${n} 0 R >>`;
    const texts = read(pdfPages(['BT (page) Tj ET q 1 0 0 1 0 -50 cm /X Do Q'], more, resources));
    expect(texts['page 1']).toMatch(/^page\nin a form/);
    expect(Object.keys(texts)).toEqual(['page 1']);
  });
});

describe('a PDF file', () => {
  it('has strings besides its pages', () => {
    const more = [
      { dict: '/Type /Annot /A << /S /URI /URI (https://x.test/?key=abc) >> /ID <0001>' },
      { dict: '/Title <FEFF006B00E9> /Author (me)' },
    ];
    expect(read(pdfPages([], more)).properties).toBe('URI: https://x.test/?key=abc\nTitle: ké\nAuthor: me');
  });

  it('has objects in streams, and attachments', () => {
    const inner = '<< /Note (in a stream) >> << /Note (second) >>';
    const more = [
      { dict: '/Type /ObjStm /N 2 /First 12', stream: `90 0 91 26  ${inner}`.padEnd(12) },
      { dict: '/Type /EmbeddedFile', stream: 'the attachment' },
      { dict: '/Type /Metadata', stream: '<x:xmpmeta>text</x:xmpmeta>' },
      { dict: '/Subtype /Image', stream: 'BT (no) Tj ET' },
    ];
    expect(read(pdfPages([], more))).toEqual({
      [`attachment ${firstMore(0) + 1}`]: 'the attachment',
      [`object ${firstMore(0) + 2}`]: '<x:xmpmeta>text</x:xmpmeta>',
      properties: 'Note: in a stream\nNote: second',
    });
  });

  it('does not tell how the letters of its fonts are drawn, unless that shows text', () => {
    const n = firstMore(0);
    const more = [
      { dict: `/Type /Font /Subtype /Type3 /CharProcs << /a ${n + 1} 0 R /b ${n + 2} 0 R >>` },
      { dict: '', stream: '500 0 0 0 400 400 d1 0 0 m 1 1 l f' },
      { dict: '', stream: '500 0 d0 BT (text) Tj ET' },
    ];
    expect(read(pdfPages([], more))).toEqual({ [`object ${n + 2}`]: 'text' });
  });

  it('keeps what an older version of it had', () => {
    const old = pdfPages(['BT (old secret) Tj ET']);
    const update = Buffer.concat([
      Buffer.from('\n5 0 obj\n<< /Filter /FlateDecode >>\nstream\n'),
      deflateSync('BT (clean) Tj ET'),
      Buffer.from('\nendstream\nendobj\n'),
    ]);
    expect(read(Buffer.concat([old, update]))).toEqual({ 'page 1': 'clean', 'object 5': 'old secret' });
  });

  it('that is encrypted is said to be', () => {
    const bytes = pdf([{ dict: '/Type /Catalog' }, { dict: '', stream: 'BT (x) Tj ET' }], '/Root 1 0 R /Encrypt 9 0 R');
    expect(read(bytes)).toEqual({ '!': 'encrypted: the PDF file is encrypted and was not searched' });
  });

  it('that holds no object is damaged, and searched as it is', () => {
    expect(read(Buffer.from('%PDF-1.4\nnothing'))).toEqual({
      '!': expect.stringMatching(/^archive-corrupt: /),
      content: '1.4\nnothing',
    });
  });

  it('whose streams do not inflate is damaged', () => {
    // There is no block of this type.
    const stream = Buffer.from('789c07ffff', 'hex');
    const items: readonly PdfItem[] = [
      { dict: '/Type /Page /Contents 2 0 R' },
      { dict: '/Filter /FlateDecode', stream, packing: 'none' },
    ];
    expect(read(pdf(items))['!']).toBe(
      'archive-corrupt: the PDF file is damaged: 1 of its streams cannot be unpacked to their end',
    );
  });

  it('that is cut gives what there is of it', () => {
    const words = Array.from({ length: 3000 }, (_, i) => `word${(i * 7919) % 4001}`).join(' ');
    const bytes = pdfPages([`BT (${words.slice(0, 60)}) Tj 0 -20 Td (${words}) Tj ET`]);
    expect(read(bytes.subarray(0, 3000))['page 1']).toContain(words.slice(0, 60));
  });

  it('has no more pages than the limit', () => {
    expect(read(pdfPages(['BT (a) Tj ET', 'BT (b) Tj ET']), 1)).toMatchObject({
      'page 1': 'a',
      '!': expect.stringMatching(/^archive-limit/),
    });
  });

  it('may draw signs that are no text as often as it likes', () => {
    const resources = `/XObject << /X ${firstMore(1)} 0 R >>`;
    const sign = { dict: '/Subtype /Form', stream: '0 0 m 1 1 l S' };
    expect(read(pdfPages([`${'/X Do '.repeat(30_000)} BT (text) Tj ET`], [sign], resources))).toEqual({
      'page 1': 'text',
    });
  });

  it('of forms that draw each other is read within its limit', () => {
    const n = firstMore(1);
    const draw = '/X Do /Y Do '.repeat(5);
    const more = ['X', 'Y'].map(() => ({ dict: '/Subtype /Form', stream: draw }));
    const bytes = pdfPages([draw], more, `/XObject << /X ${n} 0 R /Y ${n + 1} 0 R >>`);
    expect(read(bytes)['!']).toMatch(/^archive-limit/);
  });

  it('damaged anywhere is no error of ours', () => {
    const n = firstMore(1);
    const whole = pdfPages(
      ['BT /F 9 Tf [(ab) 3 (cd)] TJ (x\\)y) Tj <6162> Tj ET /X Do BI ID zz EI'],
      [
        { dict: '/Subtype /Form', stream: 'BT (q) Tj ET', packing: 'none' },
        { dict: '/Type /ObjStm /N 1 /First 5', stream: '90 0 << /A [ (b) /C 1.5 true null ] >>', packing: 'none' },
      ],
      `/XObject << /X ${n} 0 R >> /Font << /F 3 0 R >>`,
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
        fc.nat(whole.length),
        (changes, cut) => {
          const bytes = Buffer.from(whole.subarray(0, Math.max(5, cut)));
          for (const [at, value] of changes) if (at >= 5 && at < bytes.length) bytes[at] = value;
          expect(Object.values(read(bytes)).join('').length).toBeLessThan(100_000);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the filters of streams', () => {
  const undo = (bytes: Uint8Array, ...names: string[]): string | undefined =>
    unpack(
      bytes,
      names.map((name) => ({ name })),
      new Budget(1 << 20),
    )?.toString('latin1');

  it.each<[string, Uint8Array, string]>([
    ['FlateDecode', deflateSync('some text'), 'some text'],
    ['ASCIIHexDecode', Buffer.from('61 62 6>zz'), 'ab`'],
    ['ASCII85Decode', Buffer.from('87cURD]i,"Ebo80~>'), 'Hello World!'],
    ['ASCII85Decode', Buffer.from('z87~>'), '\0\0\0\0H'],
    // The example of ISO 32000-1, 7.4.4.2.
    ['LZWDecode', Buffer.from('800b6050220c0c8501', 'hex'), '-----A---B'],
    ['RunLengthDecode', Buffer.from([2, 97, 98, 99, 254, 120, 128, 1]), 'abcxxx'],
  ])('%s', (name, bytes, text) => {
    expect(undo(bytes, name)).toBe(text);
  });

  it('are undone whatever the one before said of its window', () => {
    const small = deflateSync(Buffer.alloc(9000, 'abcdefg'), { windowBits: 9 });
    const more = [small, small, deflateSync('BT (text) Tj ET')].map((stream) => ({
      dict: '/Filter /FlateDecode',
      stream,
      packing: 'none' as const,
    }));
    const pages = '/Type /Pages /Kids [ 3 0 R ]';
    const items = [
      { dict: '/Type /Catalog /Pages 2 0 R' },
      { dict: pages },
      { dict: '/Contents [ 4 0 R 5 0 R 6 0 R ]' },
    ];
    expect(read(pdf([...items, ...more]))).toEqual({ 'page 1': 'text' });
  });

  it('of LZW may grow their codes late', () => {
    const bytes = Uint8Array.from({ length: 400 }, (_, i) => i & 255);
    for (const isLate of [false, true]) {
      const codes = [256, ...bytes, 257].map((code, i) => code.toString(2).padStart(widthAt(i, isLate), '0')).join('');
      const packed = Buffer.from(codes.match(/.{1,8}/g)!.map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)));
      expect(unpack(packed, [{ name: 'LZWDecode', isLate }], new Budget(1 << 20))).toEqual(Buffer.from(bytes));
    }
  });

  it('are undone in their order, and those of pictures are not', () => {
    const hex = Buffer.from(deflateSync('some text').toString('hex'));
    expect(undo(hex, 'ASCIIHexDecode', 'FlateDecode')).toBe('some text');
    expect(undo(hex, 'DCTDecode')).toBeUndefined();
  });

  it('stop at the budget', () => {
    expect(() => undo(deflateSync(Buffer.alloc(2 << 20)), 'FlateDecode')).toThrow(LimitReached);
  });
});

/** Bits of the code at `index` behind a clear code, none of which stands for two bytes: each but the first adds one to the table. */
function widthAt(index: number, isLate: boolean): number {
  const size = 258 + Math.max(0, index - 2);
  return size + (isLate ? 0 : 1) >= 512 ? 10 : 9;
}
