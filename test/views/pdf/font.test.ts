import { describe, expect, it } from 'vitest';
import { glyphText, isNumbered } from '../../../src/views/pdf/glyph-names.ts';
import { firstMore, type PdfItem, pdfPages } from '../../helpers/pdf.ts';
import { readDocument } from '../../helpers/read-document.ts';

/** What a page shows of a string (in hex) in the font that the first of `items` is. */
function shown(hex: string, ...items: readonly PdfItem[]): string | undefined {
  const resources = `/Font << /G ${firstMore(1)} 0 R >>`;
  return readDocument(pdfPages([`BT /G 10 Tf <${hex}> Tj ET`], items, resources))['page 1'];
}
const hexOf = (text: string): string => Buffer.from(text, 'latin1').toString('hex');
const simple = (more: string): PdfItem => ({ dict: `/Type /Font /Subtype /Type1 ${more}` });
const second = firstMore(1) + 1;

describe('a simple font', () => {
  it.each<[string, string, string]>([
    ['/Encoding /WinAnsiEncoding', 'a\x80\x97\xe9', 'a€—é'],
    ['/Encoding /MacRomanEncoding', 'a\x8e\xd2', 'aé“'],
    ['/Encoding /StandardEncoding', "it's\xae\xd0", "it'sfi-"],
    ['', "it's\xae\xd0", "it'sfi-"],
    ['/Encoding << /BaseEncoding /MacRomanEncoding /Differences [ 65 /b ] >>', 'AB\x8e', 'bBé'],
  ])('with %s is read by it', (more, text, plain) => {
    expect(shown(hexOf(text), simple(more))).toBe(plain);
  });

  it('has codes of one byte, whatever its map to Unicode says', () => {
    const map = '1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0041> <0043> <0061> endbfrange';
    expect(shown(hexOf('ABC'), simple(`/ToUnicode ${second} 0 R`), { dict: '', stream: map })).toBe('abc');
  });

  it('that is embedded is read by the names it brings, unless the document names an encoding', () => {
    const file = {
      dict: '',
      stream:
        '%!\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\ndup 65 /g put\ndup 66/h put\nreadonly def\ncurrentfile eexec dup 65 /x put',
    };
    const descriptor = `/FontDescriptor << /FontFile ${second} 0 R >>`;
    expect(shown('4142', simple(descriptor), file)).toBe('gh');
    expect(shown('4142', simple(`${descriptor} /Encoding /WinAnsiEncoding`), file)).toBe('AB');
  });

  it('whose names are its codes is read by these, with the ligatures of TeX', () => {
    const names = '/Encoding << /Differences [ 28 /a28 50 /a50 95 /a95 103 /a103 ] >>';
    expect(shown(hexOf('g2_\x1c'), simple(names))).toBe('g2_fi');
  });

  it('whose names count its glyphs is not', () => {
    const names = Array.from({ length: 80 }, (_, i) => `/g${i}`).join(' ');
    const resources = `/Font << /G ${firstMore(1)} 0 R >>`;
    const item = simple(`/Encoding << /Differences [ 0 ${names} ] >>`);
    const bytes = pdfPages([`BT /G 10 Tf (0123456789ABCDEFGH) Tj ET`], [item], resources);
    expect(readDocument(bytes)).toEqual({ '!': expect.stringContaining('18 characters in fonts that do not say') });
  });

  it('has no more names than codes', () => {
    const names = '/g7'.repeat(300_000);
    expect(shown(hexOf('AB'), simple(`/Encoding << /Differences [ 66 /x 1 ${names} ] >>`))).toBeUndefined();
    expect(shown(hexOf('AB'), simple(`/Encoding << /Differences [ 66 /x 250 ${names} ] >>`))).toBe('Ax');
  });

  it('joins no letters and hides no hyphens', () => {
    const map = '2 beginbfchar <41> <FB01> <42> <2010> endbfchar';
    expect(shown(hexOf('AB'), simple(`/ToUnicode ${second} 0 R`), { dict: '', stream: map })).toBe('fi-');
  });
});

describe('a composite font', () => {
  const composite = (encoding: string, more = '', info = ''): PdfItem => ({
    dict: `/Type /Font /Subtype /Type0 /Encoding /${encoding} ${more} /DescendantFonts [ << /DW 500 ${info} >> ]`,
  });
  const of = (ordering: string): string => `/CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) >>`;

  it.each<[string, string, string, string]>([
    ['UniJIS-UTF16-H', '', '00674eac', 'g京'],
    ['90ms-RKSJ-H', '', '6782a0b137', 'gあｱ7'],
    ['GBK-EUC-H', '', '67b9fa37', 'g国7'],
    ['Identity-H', of('Japan1'), '004801081234', 'gA\ufffd'],
    ['Identity-H', of('GB1'), '0048034f', 'gA'],
    ['Identity-V', of('Korea1'), '00481fbf', 'gA'],
  ])('in %s %s is read by its encoding', (encoding, info, hex, text) => {
    expect(shown(hex, composite(encoding, '', info))).toBe(text);
  });

  it('has signs where its map to Unicode has nothing', () => {
    const codes = Array.from({ length: 20 }, (_, i) => `01${10 + i}`).join('');
    const map = '1 beginbfchar <0001> <0067> endbfchar';
    const item = composite('Identity-H', `/ToUnicode ${second} 0 R`, of('Identity'));
    const resources = `/Font << /G ${firstMore(1)} 0 R >>`;
    const bytes = pdfPages([`BT /G 10 Tf <0001${codes}> Tj ET`], [item, { dict: '', stream: map }], resources);
    expect(readDocument(bytes)['page 1']).toBe('g');
    expect(readDocument(bytes)['!']).toBeUndefined();
  });
});

describe('the name of a glyph', () => {
  it.each<[string, string | undefined]>([
    ['A', 'A'],
    ['7', '7'],
    ['underscore', '_'],
    ['uni0041', 'A'],
    ['u1F600', '😀'],
    ['eacute', 'é'],
    ['Scaron', 'Š'],
    ['one.oldstyle', '1'],
    ['f_f_i', 'ffi'],
    ['f_g12', undefined],
    ['.notdef', undefined],
    ['uniD800', undefined],
    ['copyright', undefined],
  ])('%s', (name, text) => {
    expect(glyphText(name)).toBe(text);
  });

  it.each(['g12', 'a7', 'cid_301', 'uni00000014', '33'])('may only count, as in %s', (name) => {
    expect(isNumbered(name)).toBe(true);
  });

  it.each(['Phi1', 'one', 'eight.2'])('and does not in %s', (name) => {
    expect(isNumbered(name)).toBe(false);
  });
});
