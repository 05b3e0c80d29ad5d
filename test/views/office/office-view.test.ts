import { describe, expect, it } from 'vitest';
import { sniffStructured } from '../../../src/views/structured/sniff-structured.ts';
import { readStructured, structuredStart } from '../../../src/views/structured/structured-view.ts';

const word = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">';

type Text = { readonly text: string; readonly places: readonly string[] };

/** The text, and the place of each of its lines. */
function read(xml: string): Text {
  const bytes = Buffer.from(xml);
  const { view } = readStructured('office', bytes, 0, bytes.length, structuredStart);
  const text = Buffer.from(view.bytes)
    .toString('utf8')
    .replace(/\n\0\n$/, '');
  const starts = text.split('\n').map((_, i, lines) => lines.slice(0, i).join('\n').length + (i > 0 ? 1 : 0));
  const { place } = view.parts?.[0] ?? {};
  return { text, places: text === '' ? [] : starts.filter((at) => at < text.length).map((at) => place!(at).text) };
}

describe('the XML of office programs', () => {
  it.each([
    ['word', word],
    ['sheets', '<?xml version="1.0"?>\r\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'],
    ['strict', '<sst xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main">'],
    ['slides', '<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'],
    ['open', '<office:document-content xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'],
  ])('is told by its namespace: %s', (_, xml) => {
    expect(sniffStructured(Buffer.from(xml), '')).toBe('office');
  });

  it('is no other XML, and no text that speaks of it', () => {
    expect(sniffStructured(Buffer.from('<html><p>x</p></html>'), '')).toBeUndefined();
    expect(sniffStructured(Buffer.from(`see ${word}`), '')).toBeUndefined();
  });

  it('has its runs joined and its paragraphs in lines, each with its number', () => {
    const run = (text: string): string => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const xml = `${word}<w:body>\n  <w:p>${run('key: abc')}\n  ${run('def')}</w:p><w:p/><w:p>${run('a')}<w:r><w:br/></w:r>${run('b')}<w:r><w:tab/></w:r>${run(' c')}</w:p></w:body>`;
    expect(read(xml)).toEqual({
      text: 'key: abcdef\na\nb\t c\n',
      places: ['paragraph 1', 'paragraph 3', 'paragraph 3'],
    });
  });

  it('has its entities and sections of character data undone', () => {
    expect(read(`${word}<w:p><w:t>a&amp;b &#x41;&#66;&bad; <![CDATA[<x>]]></w:t></w:p>`).text).toBe(
      'a&b AB&bad; <x>\n',
    );
    expect(read(`${word}<!-- <w:p>no</w:p> --><w:p>yes</w:p>`).text).toBe('yes\n');
  });

  it('names cells, and gives no numbers of shared strings', () => {
    const sheet =
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><row r="1"><c r="A1" t="s"><v>12</v></c>' +
      '<c r="B1" t="inlineStr"><is><t>left</t></is></c><c r="C1"/><c r="D1" t="str"><v>x &lt; y</v></c></row>';
    expect(read(sheet)).toEqual({ text: 'left\nx < y\n', places: ['cell B1', 'cell D1'] });
  });

  it('joins the runs of a shared string', () => {
    const strings =
      '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>one</t></si><si><r><t>tw</t></r><r><t>o</t></r></si></sst>';
    expect(read(strings)).toEqual({ text: 'one\ntwo\n', places: ['paragraph 1', 'paragraph 2'] });
  });

  it('of OpenDocument has spans, spaces and tabs in its text', () => {
    const odt =
      '<office:document-content xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><text:h>Top</text:h>' +
      '<text:p>a<text:span text:style-name="T1">b</text:span><text:s/>c<text:tab/>d<text:line-break/>e</text:p>';
    expect(read(odt).text).toBe('Top\nab c\td\ne\n');
  });

  it('leads back to the bytes of the file', () => {
    const bytes = Buffer.from(`${word}<w:p><w:t>ab&amp;</w:t></w:r><w:t>é9</w:t></w:p>`);
    const { view } = readStructured('office', bytes, 0, bytes.length, structuredStart);
    const at = (text: string): number => Buffer.from(view.bytes).indexOf(text);
    expect(view.map.start(at('&'))).toBe(bytes.indexOf('&amp;'));
    expect(view.map.start(at('9'))).toBe(bytes.indexOf('9<'));
    expect(view.map.end(at('9') + 1)).toBe(bytes.indexOf('9<') + 1);
  });

  it('gives the same lines wherever it is cut', () => {
    const bytes = Buffer.from(
      `${word}${Array.from({ length: 6 }, (_, i) => `<w:p><w:t>p${i}&amp;</w:t><w:t>q</w:t></w:p>`).join('')}`,
    );
    const whole = read(bytes.toString()).text;
    for (let cut = 1; cut < bytes.length; cut++) {
      const first = readStructured('office', bytes, 0, cut, structuredStart);
      const { at, state } = first.next!;
      expect(at).toBeGreaterThanOrEqual(cut);
      const { view } = readStructured('office', bytes, at, bytes.length, state);
      const rest = Buffer.from(view.bytes)
        .toString('utf8')
        .replace(/\n\0\n$/, '');
      expect(whole.endsWith(rest)).toBe(true);
      const line = rest.indexOf('p5');
      if (line >= 0) expect(view.parts![0]!.place!(line).text).toBe('paragraph 6');
    }
  });

  it.each(['<', '<w', '<!--', '<![CDATA[', '<w:p><w:t>&#', '<c r="', '</', '<>'])('that ends in %s is read', (end) => {
    expect(read(`${word}<w:p>x</w:p>${end}`).text).toContain('x\n');
  });
});
