// Writes PDF files, so that tests say what is in one.

import { deflateSync } from 'node:zlib';

/** The inside of a dictionary and, for a stream, its bytes; `packing` none leaves the filters to the dictionary. */
export type PdfItem = {
  readonly dict: string;
  readonly stream?: string | Uint8Array;
  readonly packing?: 'deflate' | 'none';
};

/** Objects are numbered from 1 in order; the first is the catalog. */
export function pdf(items: readonly PdfItem[], trailer = '/Root 1 0 R'): Buffer {
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'),
    ...items.map((item, i) => Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), body(item), Buffer.from('\nendobj\n')])),
    Buffer.from(`trailer\n<< ${trailer} >>\n%%EOF\n`),
  ]);
}

function body({ dict, stream, packing = 'deflate' }: PdfItem): Buffer {
  if (stream === undefined) return Buffer.from(`<< ${dict} >>`);
  const packed = packing === 'deflate' ? deflateSync(stream) : Buffer.from(stream);
  const filter = packing === 'deflate' ? '/Filter /FlateDecode' : '';
  return Buffer.concat([
    Buffer.from(`<< ${dict} ${filter} /Length ${packed.length} >>\nstream\n`),
    packed,
    Buffer.from('\nendstream'),
  ]);
}

/** A file of pages that have these operators, with a font F of Latin letters half an em wide; `more` objects begin behind them. */
export function pdfPages(
  contents: readonly string[],
  more: readonly PdfItem[] = [],
  resources = '/Font << /F 3 0 R >>',
): Buffer {
  const first = 4;
  const pages = contents.flatMap((content, i): readonly PdfItem[] => [
    { dict: `/Type /Page /Parent 2 0 R /Contents ${first + i * 2 + 1} 0 R` },
    { dict: '', stream: content },
  ]);
  const kids = contents.map((_, i) => `${first + i * 2} 0 R`).join(' ');
  const widths = '500 '.repeat(224);
  return pdf([
    { dict: '/Type /Catalog /Pages 2 0 R' },
    { dict: `/Type /Pages /Kids [ ${kids} ] /Count ${contents.length} /Resources << ${resources} >>` },
    { dict: `/Type /Font /Subtype /Type1 /BaseFont /Any /FirstChar 32 /Widths [ ${widths} ]` },
    ...pages,
    ...more,
  ]);
}

/** Number of the first object of `more` in a file of so many pages. */
export function firstMore(pages: number): number {
  return 4 + pages * 2;
}
